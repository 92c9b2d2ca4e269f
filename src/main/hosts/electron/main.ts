import { app } from 'electron';
import { defaultBookPath } from '../../book/place.ts';
import { startApp } from '../app-client.ts';
import { runCommand } from './command.ts';
import { openDesktop } from './desktop.ts';
import { readLaunch } from './launch.ts';

const launch = readLaunch(process.argv, app.isPackaged);

if (launch.kind === 'command') {
  // Awaited here, Electron never becomes ready: the same program, without a window.
  await runCommand(launch.args);
} else {
  const { book, today } = launch;
  const bookPath = book ?? defaultBookPath();
  openDesktop((host) => startApp({ bookPath, host, ...(today === null ? {} : { today }) }));
}
