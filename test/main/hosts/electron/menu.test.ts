import { readFileSync } from 'node:fs';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { inRoot } from '../../../../scripts/paths.ts';
import type { MenuParts } from '../../../../src/main/hosts/electron/menu.ts';
import { declaredMembers } from './stand-in/declared.ts';
import { standInFor, startDesktop } from './start.ts';

type Items = MenuItemConstructorOptions[];

const itemsOf = (item: MenuItemConstructorOptions): Items =>
  Array.isArray(item.submenu) ? [item, ...item.submenu.flatMap(itemsOf)] : [item];

async function menu(given: Partial<MenuParts> = {}): Promise<Items> {
  standInFor({});
  const { menuTemplate } = await import('../../../../src/main/hosts/electron/menu.ts');
  const parts = { mac: false, packaged: true, updates: null, go: vi.fn(), find: vi.fn() };
  return menuTemplate({ ...parts, ...given }).flatMap(itemsOf);
}

/** Electron hands a click the item, the window and the event; ours look at the item alone. */
const click = (items: Items, label: string, item: object = {}) => {
  const found = items.find((one) => one.label === label)?.click;
  if (found === undefined) throw new Error(`No menu item ${label}`);
  Reflect.apply(found, undefined, [item]);
};

describe('the menu', () => {
  test('has the roles every app has', async () => {
    const roles = (items: Items) => items.flatMap(({ role }) => role ?? []);
    const common = ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll', 'resetZoom'];
    const more = [...common, 'zoomIn', 'zoomOut', 'togglefullscreen', 'windowMenu', 'help', 'quit'];
    expect(roles(await menu())).toEqual(expect.arrayContaining([...more, 'about']));
    const mac = roles(await menu({ mac: true }));
    expect(mac).toEqual(expect.arrayContaining([...more, 'appMenu', 'about', 'hide', 'close']));
    expect(mac.filter((role) => role === 'about' || role === 'quit')).toEqual(['about', 'quit']);
  });

  test('has developer tools in a checkout only', async () => {
    const developing = (items: Items) =>
      items.filter(({ role }) => role === 'toggleDevTools' || role === 'reload').length;
    expect(developing(await menu())).toBe(0);
    expect(developing(await menu({ packaged: false }))).toBe(2);
  });

  test('uses no option twice and no key twice', async () => {
    for (const mac of [true, false]) {
      const items = await menu({ mac, updates: { on: false, set: () => undefined } });
      const declared = declaredMembers('MenuItemConstructorOptions');
      expect(items.flatMap(Object.keys).filter((key) => !declared.has(key))).toEqual([]);
      const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('goes to the places there are', async () => {
    const go = vi.fn<MenuParts['go']>();
    const items = await menu({ go });
    for (const label of [
      'Partners',
      'QBRs',
      'Import',
      'Settings',
      'Settings…',
      'Import a CSV export…',
    ])
      click(items, label);
    const places = go.mock.calls.map(([place]) => place);
    expect(places).toEqual(['/partners', '/qbrs', '/import', '/settings', '/settings', '/import']);
    const routes = readFileSync(inRoot('src', 'renderer', 'app', 'routes.tsx'), 'utf8');
    for (const place of places) expect(routes).toContain(`path: '${place}'`);
  });

  test('changes the page’s address without loading it again', async () => {
    const { ledger } = await startDesktop();
    const [template] = ledger.once('Menu.setApplicationMenu');
    const items = (template as Items).flatMap(itemsOf);
    click(items, 'Partners');
    expect(ledger.once('contents.executeJavaScript')).toEqual([
      "if (location.pathname !== '/partners') history.pushState(null, '', '/partners')",
      true,
    ]);
    expect(ledger.all('window.loadURL')).toHaveLength(1);
  });

  test('presses the page’s own key to find anything, without taking it from the page', async () => {
    const { ledger } = await startDesktop();
    const [template] = ledger.once('Menu.setApplicationMenu');
    const items = (template as Items).flatMap(itemsOf);
    const find = items.find(({ label }) => label === 'Find anything…');
    expect(find).toMatchObject({ accelerator: 'CmdOrCtrl+K', registerAccelerator: false });
    click(items, 'Find anything…');
    const modifiers = [process.platform === 'darwin' ? 'meta' : 'control'];
    expect(ledger.all('contents.sendInputEvent').map(({ args }) => args[0])).toEqual([
      { type: 'keyDown', keyCode: 'K', modifiers },
      { type: 'keyUp', keyCode: 'K', modifiers },
    ]);
  });
});
