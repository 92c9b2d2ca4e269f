import { parseArgs } from 'node:util';
import { Failure } from '../../../shared/kernel/failure.ts';
import { defaultBookPath } from '../../book/place.ts';
import { portOf, runLoopback } from './host.ts';

const { values } = parseArgs({
  options: {
    book: { type: 'string' },
    today: { type: 'string' },
    port: { type: 'string', default: '0' },
    'no-open': { type: 'boolean', default: false },
    stay: { type: 'boolean', default: false },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const started = await runLoopback({
    bookPath: values.book ?? defaultBookPath(),
    port: portOf(values.port),
    window: !values['no-open'],
    stay: values.stay,
    say,
    ...(values.today === undefined ? {} : { today: values.today }),
  });
  if (started.kind === 'handedOver') {
    say('Quarterdeck is open already: its window comes up.');
  } else {
    const stop = () => void started.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    await started.ended;
  }
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.data.message} ${error.data.hint}\n`);
  process.exitCode = 1;
}
