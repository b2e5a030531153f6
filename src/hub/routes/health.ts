import type { HubContext } from '../context.ts';
import { type Reply, refusal } from '../request/reply.ts';

/** For whoever watches the service: whether the log answers. Says nothing of what is in it. */
export async function health({ log, logger }: HubContext): Promise<Reply> {
  try {
    await log.ping();
    return text('text/plain; charset=utf-8', 'ok\n');
  } catch (error) {
    logger.error({ err: error }, 'the log does not answer');
    return { ...refusal('busy', 'the log does not answer'), auditAs: null };
  }
}

export async function metricsText({ log, metrics, waiters }: HubContext): Promise<Reply> {
  const cities = await log.cities();
  const gauges = [
    {
      name: 'anju_hub_city_head',
      help: 'Last number of a city.',
      values: cities.map(({ city, head }) => ({ labels: { city }, value: head })),
    },
    {
      name: 'anju_hub_waiters',
      help: 'Requests that wait for news.',
      values: [{ labels: {}, value: waiters.count() }],
    },
    {
      name: 'anju_hub_memory_bytes',
      help: 'Resident memory of this process.',
      values: [{ labels: {}, value: process.memoryUsage.rss() }],
    },
  ];
  return text('text/plain; version=0.0.4; charset=utf-8', metrics.text(gauges));
}

function text(type: string, body: string): Reply {
  return { kind: 'bytes', status: 200, headers: { 'content-type': type }, body: Buffer.from(body) };
}
