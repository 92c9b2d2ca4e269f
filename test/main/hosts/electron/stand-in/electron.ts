import type {
  BaseWindow,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Menu as ElectronMenu,
  FromPartitionOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Protocol,
  Rectangle,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Shell,
} from 'electron';
import { type AppFacts, StandInApp } from './app.ts';
import { knownOptions, Ledger, preventable, StandInEvents, strict } from './ledger.ts';
import { StandInSession } from './session.ts';
import { StandInWindow } from './window.ts';

export type StandInOptions = AppFacts & { dark: boolean; workArea: Rectangle };

/** What the person answers to the next dialogs. */
export type Answers = {
  open: OpenDialogReturnValue;
  save: SaveDialogReturnValue;
  message: number;
};

export type StandIn = ReturnType<typeof createStandIn>;

/** `electron` as far as the host uses it, in memory: one fresh copy per test. */
export function createStandIn(options: StandInOptions) {
  const ledger = new Ledger();
  const app = new StandInApp(ledger, options);
  const shown = Promise.withResolvers<void>();
  const privileged = new Map<string, CustomScheme>();
  const sessions = new Map<string, StandInSession>();
  const powerMonitor = new StandInEvents(ledger, 'PowerMonitor');
  const answers: Answers = {
    open: { canceled: true, filePaths: [] },
    save: { canceled: true, filePath: '' },
    message: 1,
  };

  function forget(window: StandInWindow): void {
    const { windows } = app;
    windows.splice(windows.indexOf(window), 1);
    if (windows.length === 0 && !ledger.order.includes('app.quit')) app.emit('window-all-closed');
  }

  class BrowserWindow extends StandInWindow {
    constructor(given: BrowserWindowConstructorOptions) {
      super(ledger, given, forget);
      app.windows.push(this);
      app.emit('web-contents-created', preventable({}), this.webContents);
    }

    override show(): void {
      super.show();
      shown.resolve();
    }
  }

  const newSession = () =>
    strict('session', new StandInSession(ledger, (name) => privileged.has(name)));

  function fromPartition(partition: string, given?: FromPartitionOptions): StandInSession {
    ledger.onlyAfterReady('session.fromPartition', [partition, given]);
    const found = sessions.get(partition) ?? newSession();
    sessions.set(partition, found);
    return found;
  }

  function registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    ledger.onlyBeforeReady('protocol.registerSchemesAsPrivileged', [schemes]);
    if (privileged.size > 0) throw new Error('Only the last registration of schemes would count');
    for (const one of schemes) {
      knownOptions(one.privileges ?? {}, 'Privileges');
      privileged.set(one.scheme, one);
    }
  }

  const dialog = {
    showOpenDialog: (...args: [BaseWindow, OpenDialogOptions] | [OpenDialogOptions]) => {
      ledger.onlyAfterReady('dialog.showOpenDialog', args);
      knownOptions(args.at(-1) ?? {}, 'OpenDialogOptions');
      return Promise.resolve(answers.open);
    },
    showSaveDialog: (...args: [BaseWindow, SaveDialogOptions] | [SaveDialogOptions]) => {
      ledger.onlyAfterReady('dialog.showSaveDialog', args);
      knownOptions(args.at(-1) ?? {}, 'SaveDialogOptions');
      return Promise.resolve(answers.save);
    },
    showMessageBox: (...args: [BaseWindow, MessageBoxOptions] | [MessageBoxOptions]) => {
      ledger.onlyAfterReady('dialog.showMessageBox', args);
      knownOptions(args.at(-1) ?? {}, 'MessageBoxOptions');
      return Promise.resolve({ response: answers.message, checkboxChecked: false });
    },
    showErrorBox: (title: string, content: string) =>
      ledger.record('dialog.showErrorBox', [title, content]),
  };

  const Menu = {
    buildFromTemplate: (template: Parameters<typeof ElectronMenu.buildFromTemplate>[0]) => ({
      template,
    }),
    setApplicationMenu: (menu: { template: MenuItemConstructorOptions[] }) =>
      ledger.record('Menu.setApplicationMenu', [menu.template]),
  };

  const shell = {
    openExternal: (url: string) => {
      ledger.record('shell.openExternal', [url]);
      return Promise.resolve();
    },
  } satisfies Pick<Shell, 'openExternal'>;

  const module = {
    app: strict('app', app),
    BrowserWindow: new Proxy(BrowserWindow, {
      construct: (target, [given]: [BrowserWindowConstructorOptions]) =>
        strict('window', new target(given)),
    }),
    dialog: strict('dialog', dialog),
    Menu: strict('Menu', Menu),
    nativeTheme: strict('nativeTheme', { shouldUseDarkColors: options.dark }),
    powerMonitor: strict('powerMonitor', powerMonitor),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged,
    } satisfies Pick<Protocol, 'registerSchemesAsPrivileged'>),
    screen: strict('screen', { getDisplayMatching: () => ({ workArea: options.workArea }) }),
    session: strict('session', { fromPartition }),
    shell: strict('shell', shell),
  } satisfies Partial<Record<keyof typeof import('electron'), unknown>>;

  return { ledger, app, module, answers, sessions, powerMonitor, privileged, shown: shown.promise };
}
