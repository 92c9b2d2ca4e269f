import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  WebContents,
} from 'electron';
import { knownOptions, type Ledger, preventable, StandInEvents, strict } from './ledger.ts';
import { StandInSession } from './session.ts';

type ContentsMethods =
  | 'setWindowOpenHandler'
  | 'reload'
  | 'executeJavaScript'
  | 'sendInputEvent'
  | 'printToPDF';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

export class StandInContents extends StandInEvents implements Pick<WebContents, ContentsMethods> {
  openHandler: OpenHandler | null = null;
  /** What printing answers, or how it ends. */
  pdf: () => Promise<Buffer> = () => Promise.resolve(Buffer.from('%PDF-1.7 stand-in'));

  constructor(ledger: Ledger) {
    super(ledger, 'WebContents');
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.ledger.record('contents.setWindowOpenHandler', []);
    this.openHandler = handler;
  }

  reload(): void {
    this.ledger.record('contents.reload', []);
  }

  executeJavaScript(code: string, userGesture?: boolean): Promise<unknown> {
    this.ledger.record('contents.executeJavaScript', [code, userGesture]);
    return Promise.resolve(undefined);
  }

  sendInputEvent(event: Parameters<WebContents['sendInputEvent']>[0]): void {
    this.ledger.record('contents.sendInputEvent', [event]);
  }

  printToPDF(options: Parameters<WebContents['printToPDF']>[0]): Promise<Buffer> {
    knownOptions(options, 'PrintToPDFOptions');
    this.ledger.record('contents.printToPDF', [options]);
    return this.pdf();
  }

  /** Emits a navigation event as Chromium does before it leaves a page; true when it was prevented. */
  prevents(event: string, details: object): boolean {
    const emitted = preventable(details);
    this.emit(event, emitted);
    return emitted.defaultPrevented;
  }
}

type WindowMethods =
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'destroy'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds';

export class StandInWindow extends StandInEvents implements Pick<BrowserWindow, WindowMethods> {
  readonly options: BrowserWindowConstructorOptions;
  /** For tests; the host gets `webContents`, which is strict. */
  readonly page: StandInContents;
  readonly webContents: StandInContents;
  visible: boolean;
  minimized = false;
  maximized = false;
  destroyed = false;
  bounds: Rectangle;
  readonly #onGone: (window: StandInWindow) => void;

  constructor(
    ledger: Ledger,
    options: BrowserWindowConstructorOptions,
    onGone: (window: StandInWindow) => void,
  ) {
    super(ledger, 'BrowserWindow');
    ledger.onlyAfterReady('new BrowserWindow', [options]);
    knownOptions(options, 'BrowserWindowConstructorOptions', 'BaseWindowConstructorOptions');
    knownOptions(options.webPreferences ?? {}, 'WebPreferences');
    this.options = options;
    this.page = new StandInContents(ledger);
    this.webContents = strict('webContents', this.page);
    this.visible = options.show ?? true;
    const { x = 100, y = 100, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.#onGone = onGone;
  }

  async loadURL(url: string): Promise<void> {
    this.ledger.record('window.loadURL', [url]);
    const session = this.options.webPreferences?.session;
    if (!(session instanceof StandInSession)) throw new Error('The window has no session of ours');
    const response = await session.fetch(new Request(url.replace(/#.*/, '')));
    if (!response.ok) throw new Error(`net::ERR_FAILED (${response.status}) ${url}`);
    await response.arrayBuffer();
    this.emit('ready-to-show');
  }

  show(): void {
    this.ledger.record('window.show', []);
    this.visible = true;
  }

  focus(): void {
    this.ledger.record('window.focus', []);
  }

  restore(): void {
    this.ledger.record('window.restore', []);
    this.minimized = false;
  }

  maximize(): void {
    this.ledger.record('window.maximize', []);
    this.maximized = true;
  }

  isMinimized = (): boolean => this.minimized;
  isMaximized = (): boolean => this.maximized;
  isDestroyed = (): boolean => this.destroyed;
  getNormalBounds = (): Rectangle => this.bounds;

  /** Ends it without asking its page. */
  destroy(): void {
    if (this.destroyed) return;
    this.ledger.record('window.destroy', []);
    this.destroyed = true;
    this.#onGone(this);
  }

  /** What the person's click on the close button does. */
  closeByPerson(): void {
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented || this.destroyed) return;
    this.destroyed = true;
    this.emit('closed');
    this.#onGone(this);
  }
}
