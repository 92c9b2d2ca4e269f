import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

type Items = MenuItemConstructorOptions[];

/** What the menu needs to know and can set off. */
export type MenuParts = {
  mac: boolean;
  packaged: boolean;
  /** Null where no update can be looked for: in a checkout. */
  updates: { on: boolean; set: (on: boolean) => void } | null;
  go: (path: Place) => void;
  find: () => void;
};

export type Place = '/partners' | '/qbrs' | '/import' | '/settings';

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function installMenu(parts: MenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
}

/** The whole menu, as data. */
export function menuTemplate(parts: MenuParts): Items {
  const settings = goItem(parts, 'Settings…', '/settings', 'CmdOrCtrl+,');
  return [
    ...(parts.mac ? [macMenu(settings)] : []),
    { label: '&File', submenu: fileMenu(parts, settings) },
    { label: '&Edit', submenu: editMenu(parts) },
    { label: '&Go', submenu: goMenu(parts) },
    { label: '&View', submenu: viewMenu(parts) },
    { role: 'windowMenu' },
    { role: 'help', submenu: helpMenu(parts) },
  ];
}

function goItem(
  { go }: MenuParts,
  label: string,
  path: Place,
  accelerator: string,
): MenuItemConstructorOptions {
  return { label, accelerator, click: () => go(path) };
}

function macMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  const hiding: Items = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }];
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      ...hiding,
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(parts: MenuParts, settings: MenuItemConstructorOptions): Items {
  const importItem = goItem(parts, 'Import a CSV export…', '/import', 'CmdOrCtrl+O');
  if (parts.mac) return [importItem, separator, { role: 'close' }];
  return [importItem, separator, settings, separator, { role: 'quit' }];
}

function editMenu({ find }: MenuParts): Items {
  return [
    { role: 'undo' },
    { role: 'redo' },
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'delete' },
    { role: 'selectAll' },
    separator,
    // The page has this key itself; here it is only shown, and pressed for who clicks.
    {
      label: 'Find anything…',
      accelerator: 'CmdOrCtrl+K',
      registerAccelerator: false,
      click: find,
    },
  ];
}

function goMenu(parts: MenuParts): Items {
  return [
    goItem(parts, 'Partners', '/partners', 'CmdOrCtrl+1'),
    goItem(parts, 'QBRs', '/qbrs', 'CmdOrCtrl+2'),
    goItem(parts, 'Import', '/import', 'CmdOrCtrl+3'),
    goItem(parts, 'Settings', '/settings', 'CmdOrCtrl+4'),
  ];
}

function viewMenu({ packaged }: MenuParts): Items {
  const developing: Items = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(packaged ? [] : developing),
  ];
}

function helpMenu({ mac, updates }: MenuParts): Items {
  const about: Items = mac ? [] : [{ role: 'about' }];
  if (updates === null) return about;
  const { on, set } = updates;
  const look: MenuItemConstructorOptions = {
    label: 'Look for updates at start',
    type: 'checkbox',
    checked: on,
    click: (item) => set(item.checked),
  };
  return [look, ...about];
}

/** Changes the page's address as its own links do; the page stays, and with it what was typed. */
export function goTo(window: BrowserWindow, path: Place): void {
  const script = `if (location.pathname !== '${path}') history.pushState(null, '', '${path}')`;
  // A page that is just reloading cannot go anywhere: the person clicks again.
  window.webContents.executeJavaScript(script, true).catch(() => undefined);
}

/** Presses the page's own key for its command palette. */
export function pressFind({ webContents }: BrowserWindow, mac: boolean): void {
  const modifiers: ('meta' | 'control')[] = [mac ? 'meta' : 'control'];
  webContents.sendInputEvent({ type: 'keyDown', keyCode: 'K', modifiers });
  webContents.sendInputEvent({ type: 'keyUp', keyCode: 'K', modifiers });
}
