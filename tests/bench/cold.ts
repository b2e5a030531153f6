/** A first page on a connection that has read nothing yet, with the system's file cache dropped where that is allowed. */
import { writeFileSync } from 'node:fs';
import { noFilters, queuePage } from '../../src/store/queries/queue.ts';
import type { BenchCity } from './city.ts';
import { type Row, micros, percentiles } from './measure.ts';
import { openCity } from './open-city.ts';
import { CITY, benchReader, longestQueue } from './reads.ts';

const ROUNDS = 7;

export async function coldRows(city: BenchCity): Promise<Row[]> {
  const samples: number[] = [];
  let dropped = true;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { host, desk } = await openCity(city);
    const { queue } = longestQueue(desk);
    const source = { from: 'step', step: queue } as const;
    const reader = benchReader(desk);
    dropped = dropFileCache() && dropped;
    const request = { scope: CITY, source, reader, filters: noFilters, sort: 'due', descending: false } as const;
    const started = process.hrtime.bigint();
    queuePage(desk.file.db, { ...request, position: { offset: 0 }, limit: 100 });
    samples.push(Number(process.hrtime.bigint() - started) / 1_000);
    host.close();
  }
  const { p50, p95 } = percentiles(samples);
  const what = `queue, first page, new connection${dropped ? ', file cache dropped' : ''}`;
  return [{ what, ours: `${micros(p50)} (p95 ${micros(p95)})`, peer: '', ratio: null, target: '' }];
}

function dropFileCache(): boolean {
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}
