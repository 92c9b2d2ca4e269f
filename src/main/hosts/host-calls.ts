import { Failure, type FailureData } from '../../shared/kernel/failure.ts';
import { unreachable } from '../../shared/kernel/unreachable.ts';
import type { Host } from '../host.ts';
import type { HostAnswer, HostCall, ToApp } from '../http/carry.ts';

const failed: FailureData = {
  code: 'IoError',
  message: 'That did not work outside Quarterdeck’s own window.',
  hint: 'Try again.',
};

/** The host's abilities, called from the worker. */
export class HostCalls {
  readonly #host: Host;
  readonly #post: (message: ToApp) => void;
  readonly #prints = new Map<string, PromiseWithResolvers<void>>();

  constructor(host: Host, post: (message: ToApp) => void) {
    this.#host = host;
    this.#post = post;
  }

  run(call: number, what: HostCall): void {
    this.#do(what).then(
      (value) => this.#answer(call, { value }),
      (error) => this.#answer(call, { failure: error instanceof Failure ? error.data : failed }),
    );
  }

  printReady(id: string, problem: boolean): void {
    const print = this.#prints.get(id);
    if (problem) print?.reject(new Error('The page could not be laid out'));
    else print?.resolve();
  }

  #answer(call: number, answer: HostAnswer): void {
    this.#post({ kind: 'answer', call, answer });
  }

  async #do(what: HostCall): Promise<unknown> {
    switch (what.ability) {
      case 'pickFile':
        return await this.#host.pickFile?.(what.options);
      case 'saveFile':
        return await this.#host.saveFile?.(what.name, what.bytes);
      case 'print':
        return await this.#print(what);
      case 'openExternal':
        return await this.#host.openExternal?.(what.url);
      default:
        return unreachable(what);
    }
  }

  async #print({ id, path, title }: Extract<HostCall, { ability: 'print' }>): Promise<unknown> {
    const ready = Promise.withResolvers<void>();
    ready.promise.catch(() => undefined);
    this.#prints.set(id, ready);
    try {
      return await this.#host.print?.({ id, path, title, ready: ready.promise });
    } finally {
      this.#prints.delete(id);
    }
  }
}
