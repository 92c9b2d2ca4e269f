import type { Writer } from '../../book/types.ts';

/** Above this many partners, recomputing the whole book at once is the shorter way. */
const wholeBook = 200;

/** Partners whose figures an import moves. */
export class TouchedPartners {
  private readonly ids = new Set<number>();

  add(partnerId: number | null): void {
    if (partnerId !== null) this.ids.add(partnerId);
  }

  tell(writer: Writer): void {
    if (this.ids.size > wholeBook) writer.touchAll();
    else for (const id of this.ids) writer.touch(id);
  }
}
