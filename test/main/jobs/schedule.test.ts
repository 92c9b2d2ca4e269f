import { afterEach, beforeEach, expect, it } from 'vitest';
import { Schedule } from '../../../src/main/jobs/schedule.ts';
import { type AppFixture, addPartner, startFixture } from '../app/app-fixture.ts';

const MINUTE = 60_000;

let fixture: AppFixture;
let schedule: Schedule;
let ran: string[];
let at: number;
let today: string;
let checkpoint: PromiseWithResolvers<void>;

beforeEach(() => {
  ran = [];
  at = Date.parse('2026-11-20T12:00:00Z');
  today = '2026-11-20';
  checkpoint = Promise.withResolvers();
  fixture = startFixture({
    works: {
      'book.backup': ({ reason }) => void ran.push(`backup ${reason}`),
      'book.recompute': () => void ran.push('recompute'),
    },
  });
  schedule = new Schedule({
    book: fixture.book,
    jobs: fixture.jobs,
    today: () => today,
    clock: () => at,
    checkpoint: () => checkpoint.resolve(),
  });
});

afterEach(async () => {
  await schedule.quit();
  fixture.end();
});

/** Minute after minute, as the timer would. */
async function pass(minutes: number): Promise<string[]> {
  for (let n = 0; n < minutes; n++) {
    at += MINUTE;
    schedule.tick();
  }
  await settled();
  return ran.splice(0);
}

async function settled(): Promise<void> {
  for (const { id } of fixture.jobs.list()) await fixture.jobs.result(id);
}

it('backs up every 15 minutes where something changed, and never where nothing did', async () => {
  expect(await pass(60)).toEqual([]);
  addPartner(fixture.book, 'Birch');
  // An hour had passed without a backup: the first change is backed up at once, the next 15 minutes later.
  expect(await pass(1)).toEqual(['backup auto']);
  addPartner(fixture.book, 'Cedar');
  expect(await pass(14)).toEqual([]);
  expect(await pass(1)).toEqual(['backup auto']);
  expect(await pass(60)).toEqual([]);
});

it('brings the figures up to date when the day changes, and when the machine slept', async () => {
  today = '2026-11-21';
  expect(await pass(1)).toEqual(['recompute']);
  expect(await pass(5)).toEqual([]);
  at += 45 * MINUTE;
  expect(await pass(1)).toEqual(['recompute']);
});

it('has the log of writes folded in soon after an edit', async () => {
  addPartner(fixture.book, 'Birch');
  await checkpoint.promise;
});

it('backs up on quit what was not yet', async () => {
  await schedule.quit();
  expect(ran).toEqual([]);
  addPartner(fixture.book, 'Birch');
  await schedule.quit();
  expect(ran).toEqual(['backup quit']);
});

it('a backup that fails does not keep the app from closing', async () => {
  fixture.end();
  fixture = startFixture({
    works: {
      'book.backup': () => {
        throw new Error('disk');
      },
    },
  });
  const { book, jobs } = fixture;
  const other = new Schedule({
    book,
    jobs,
    today: () => today,
    clock: () => at,
    checkpoint: () => {},
  });
  addPartner(book, 'Birch');
  await expect(other.quit()).resolves.toBeUndefined();
});
