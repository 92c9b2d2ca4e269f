import { describe, expect, test } from 'vitest';
import { declaredEvents, declaredMembers } from './stand-in/declared.ts';
import { knownOptions } from './stand-in/ledger.ts';
import { standInFor } from './start.ts';

const read = (target: object, key: string): unknown => Reflect.get(target, key);

describe('the stand-in for electron', () => {
  test('is read against electron.d.ts', () => {
    expect(declaredMembers('App')).toContain('enableSandbox');
    expect(declaredMembers('App')).toContain('isPackaged');
    expect(declaredMembers('WebPreferences')).toContain('contextIsolation');
    expect(declaredEvents('WebContents')).toContain('will-frame-navigate');
    expect(declaredEvents('Session')).toContain('will-download');
    expect(() => declaredMembers('Nothing')).toThrow('declares no Nothing');
  });

  test.each([
    ['app', 'App'],
    ['dialog', 'Dialog'],
    ['Menu', 'Menu'],
    ['nativeTheme', 'NativeTheme'],
    ['protocol', 'Protocol'],
    ['screen', 'Screen'],
    ['shell', 'Shell'],
  ] as const)('%s has nothing electron.d.ts does not declare', (name, type) => {
    const { module } = standInFor({});
    const own = new Set(['ledger', 'typeName', 'windows', 'ended', 'becomeReady', '_events']);
    const declared = declaredMembers(type);
    const prototype: unknown = Object.getPrototypeOf(module[name]);
    const names = Object.keys(module[name]);
    if (name === 'app' && prototype !== null && typeof prototype === 'object')
      names.push(...Object.getOwnPropertyNames(prototype).filter((one) => one !== 'constructor'));
    const unknown = names.filter((one) => !declared.has(one) && !own.has(one));
    expect(unknown.filter((one) => !one.startsWith('_'))).toEqual([]);
  });

  test('throws on a member it does not know', () => {
    const { module } = standInFor({});
    expect(() => read(module.app, 'setAsDefaultProtocolClient')).toThrow('knows no app.');
    expect(() => read(module.shell, 'openPath')).toThrow('knows no shell.openPath');
    expect(() => read(module.session, 'defaultSession')).toThrow('knows no session.');
    expect(() => Reflect.set(module.nativeTheme, 'themeSource', 'dark')).toThrow('Nobody sets');
    expect(Object.keys(module)).not.toContain('ipcMain');
  });

  test('throws on an event or an option electron.d.ts does not declare', () => {
    const { module } = standInFor({});
    expect(() => module.app.on('all-windows-closed', () => undefined)).toThrow('emits no');
    expect(() => knownOptions({ contextIsolated: true }, 'WebPreferences')).toThrow('no option');
    expect(() => knownOptions({ tagged: true }, 'PrintToPDFOptions')).toThrow('no option');
  });

  test('throws on what comes too late', () => {
    const { app, module } = standInFor({});
    app.becomeReady();
    expect(() => module.app.enableSandbox()).toThrow('before the app is ready');
    expect(() => module.protocol.registerSchemesAsPrivileged([{ scheme: 'app' }])).toThrow(
      'before the app is ready',
    );
  });

  test('throws on what comes too early, twice or after the end', () => {
    const { app, module } = standInFor({});
    expect(() => module.session.fromPartition('persist:x')).toThrow('before the app is ready');
    expect(() => new module.BrowserWindow({})).toThrow('before the app is ready');
    module.protocol.registerSchemesAsPrivileged([{ scheme: 'app' }]);
    expect(() => module.protocol.registerSchemesAsPrivileged([{ scheme: 'b' }])).toThrow('Only');
    app.becomeReady();
    const site = module.session.fromPartition('persist:x');
    const handler = () => new Response(null);
    expect(() => site.protocol.handle('other', handler)).toThrow('no privileges');
    site.protocol.handle('app', handler);
    expect(() => site.protocol.handle('app', handler)).toThrow('handled already');
    expect(() => site.ask('setPermissionCheckHandler')).toThrow('decide by itself');
    app.exit(0);
    expect(() => module.app.getVersion()).not.toThrow();
    expect(() => module.app.quit()).toThrow('after the app had ended');
  });

  test('a window shows nothing while its scheme is not handled', async () => {
    const { app, module } = standInFor({});
    app.becomeReady();
    const site = module.session.fromPartition('persist:x');
    const window = new module.BrowserWindow({});
    await expect(window.loadURL('app://quarterdeck/')).rejects.toThrow('no session of ours');
    const page = new Request('app://quarterdeck/');
    await expect(site.fetch(page)).rejects.toThrow('ERR_UNKNOWN_URL_SCHEME');
  });
});
