import type { App, CommandLine } from 'electron';
import { type Ledger, preventable, StandInEvents, strict } from './ledger.ts';
import type { StandInWindow } from './window.ts';

type AppMethods =
  | 'isPackaged'
  | 'getVersion'
  | 'getPath'
  | 'setPath'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'quit'
  | 'exit';

export type AppFacts = {
  packaged: boolean;
  /** Whether this is the first instance. */
  first: boolean;
  /** `name` or `name=value`. */
  switches: string[];
  /** The folder that stands for userData and documents. */
  folder: string;
};

export class StandInApp extends StandInEvents implements Pick<App, AppMethods> {
  readonly isPackaged: boolean;
  readonly commandLine: Pick<CommandLine, 'hasSwitch' | 'getSwitchValue'>;
  readonly windows: StandInWindow[] = [];
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
  readonly #end: (code: number) => void;
  readonly #facts: AppFacts;
  #folder: string;
  readonly #ready = Promise.withResolvers<void>();

  constructor(ledger: Ledger, facts: AppFacts) {
    super(ledger, 'App');
    this.#facts = facts;
    this.isPackaged = facts.packaged;
    const given = (name: string) =>
      facts.switches.find((one) => one === name || one.startsWith(`${name}=`))?.slice(name.length);
    this.commandLine = strict('commandLine', {
      hasSwitch: (name: string) => given(name) !== undefined,
      getSwitchValue: (name: string) => given(name)?.slice(1) ?? '',
    });
    this.#folder = facts.folder;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.ended = promise;
    this.#end = (code) => {
      ledger.phase = 'ended';
      resolve(code);
    };
  }

  getVersion(): string {
    return '1.2.3';
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    if (name !== 'userData' && name !== 'documents') throw new Error(`No path for ${name}`);
    return name === 'userData' ? this.#folder : this.#facts.folder;
  }

  setPath(name: string, path: string): void {
    this.ledger.onlyBeforeReady('app.setPath', [name, path]);
    if (name !== 'userData') throw new Error(`Nobody moves ${name}`);
    this.#folder = path;
  }

  enableSandbox(): void {
    this.ledger.onlyBeforeReady('app.enableSandbox', []);
  }

  requestSingleInstanceLock(): boolean {
    this.ledger.record('app.requestSingleInstanceLock', []);
    return this.#facts.first;
  }

  whenReady(): Promise<void> {
    this.ledger.record('app.whenReady', []);
    return this.#ready.promise;
  }

  /** Electron becomes ready only after the entry module has been evaluated. */
  becomeReady(): void {
    if (this.ledger.phase !== 'loading') return;
    this.ledger.phase = 'ready';
    this.#ready.resolve();
  }

  /** Windows first, then `will-quit`, then the end; any listener may stop it. */
  quit(): void {
    this.ledger.record('app.quit', []);
    if (this.#stopped('before-quit')) return;
    for (const window of [...this.windows]) window.closeByPerson();
    if (this.windows.length > 0 || this.#stopped('will-quit')) return;
    this.#end(0);
  }

  exit(code = 0): void {
    this.ledger.record('app.exit', [code]);
    this.#end(code);
  }

  #stopped(event: string): boolean {
    const emitted = preventable({});
    this.emit(event, emitted);
    return emitted.defaultPrevented;
  }
}
