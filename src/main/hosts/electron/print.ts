import { BrowserWindow, type PrintToPDFOptions, type Session } from 'electron';
import { Failure } from '../../../shared/kernel/failure.ts';
import type { PrintRequest } from '../../host.ts';
import { origin } from './address.ts';
import { pagePreferences } from './window.ts';

/** The deck's page, 16:9 at 13.333 x 7.5 in; a page with its own @page size keeps that. */
export const pdfOptions: PrintToPDFOptions = {
  pageSize: { width: 13.333, height: 7.5 },
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: false,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
};

/** Prints a page of ours in a hidden window once the page has said it is ready. */
export async function printPage(site: Session, request: PrintRequest): Promise<Uint8Array> {
  // Without the slash it would continue the name of the site.
  if (!request.path.startsWith('/')) throw printFailed();
  const address = `${origin}${request.path}`;
  const window = new BrowserWindow({
    title: request.title,
    show: false,
    // Timers of a hidden page would otherwise run once a second.
    webPreferences: { ...pagePreferences(site, false), backgroundThrottling: false },
  });
  try {
    const gone = new Promise<never>((_resolve, reject) => {
      window.webContents.once('render-process-gone', () => reject(printFailed()));
    });
    await Promise.race([Promise.all([window.loadURL(address), request.ready]), gone]);
    return await Promise.race([window.webContents.printToPDF(pdfOptions), gone]);
  } catch (error) {
    throw error instanceof Failure ? error : printFailed();
  } finally {
    window.destroy();
  }
}

function printFailed(): Failure {
  const message = 'The pages could not be printed.';
  return new Failure({ code: 'Internal', message, hint: 'Try again; your book is unchanged.' });
}
