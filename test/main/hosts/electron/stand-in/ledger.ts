import { EventEmitter } from 'node:events';
import { declaredEvents, declaredMembers } from './declared.ts';

export type Call = { name: string; args: readonly unknown[] };
export type Phase = 'loading' | 'ready' | 'ended';

/** Every call in order, and the phase Electron is in; a call in the wrong phase throws as Electron's would. */
export class Ledger {
  readonly calls: Call[] = [];
  phase: Phase = 'loading';

  record(name: string, args: readonly unknown[]): void {
    if (this.phase === 'ended') throw new Error(`${name} was called after the app had ended`);
    this.calls.push({ name, args });
  }

  onlyBeforeReady(name: string, args: readonly unknown[]): void {
    if (this.phase !== 'loading') throw new Error(`${name} must be called before the app is ready`);
    this.record(name, args);
  }

  onlyAfterReady(name: string, args: readonly unknown[]): void {
    if (this.phase === 'loading')
      throw new Error(`${name} must not be called before the app is ready`);
    this.record(name, args);
  }

  /** The names of all calls, in order. */
  get order(): string[] {
    return this.calls.map(({ name }) => name);
  }

  all(name: string): Call[] {
    return this.calls.filter((call) => call.name === name);
  }

  /** The arguments of the one call of that name. */
  once(name: string): readonly unknown[] {
    const found = this.all(name);
    const [first] = found;
    if (first === undefined || found.length > 1)
      throw new Error(`${name} was called ${found.length} times, not once`);
    return first.args;
  }
}

type Listener = Parameters<EventEmitter['on']>[1];

/** An emitter that takes listeners only for events that electron.d.ts declares for its type. */
export class StandInEvents extends EventEmitter {
  readonly ledger: Ledger;
  readonly typeName: string;

  constructor(ledger: Ledger, typeName: string) {
    super();
    this.ledger = ledger;
    this.typeName = typeName;
  }

  override on(event: string, listener: Listener): this {
    this.#known(event, 'on');
    return super.on(event, listener);
  }

  override once(event: string, listener: Listener): this {
    this.#known(event, 'once');
    return super.once(event, listener);
  }

  #known(event: string, method: 'on' | 'once'): void {
    if (!declaredEvents(this.typeName).has(event))
      throw new Error(`Electron's ${this.typeName} emits no '${event}'`);
    this.ledger.record(`${this.typeName}.${method}(${event})`, []);
  }
}

/** Electron's event: what a listener may prevent. */
export type StandInEvent = { defaultPrevented: boolean; preventDefault: () => void };

export function preventable<Details extends object>(details: Details): StandInEvent & Details {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

const askedByTools = new Set(['then', 'toJSON', 'nodeType', 'tagName', 'asymmetricMatch']);

/** Reading a member the stand-in does not have throws, instead of being undefined; nothing can be set. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key): unknown {
      if (typeof key === 'string' && !(key in object) && !askedByTools.has(key))
        throw new Error(`The stand-in knows no ${name}.${key}`);
      const value: unknown = Reflect.get(object, key);
      return typeof value === 'function' && key !== 'constructor' ? value.bind(object) : value;
    },
    set(_object, key): never {
      throw new Error(`Nobody sets ${name}.${String(key)}`);
    },
  });
}

/** Options by name: one that electron.d.ts does not declare would be ignored by Electron without a word. */
export function knownOptions(options: object, ...types: string[]): void {
  const declared = types.map(declaredMembers);
  for (const key of Object.keys(options)) {
    if (!declared.some((members) => members.has(key)))
      throw new Error(`${types[0]} has no option '${key}'`);
  }
}
