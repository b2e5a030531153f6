/** Counters in the text format of Prometheus. Labels are routes, codes and city codes: no device, no person. */
export interface Metrics {
  count(name: MetricName, labels?: Labels, by?: number): void;
  value(name: MetricName, labels?: Labels): number;
  text(gauges: readonly Gauge[]): string;
}

type Labels = Readonly<Record<string, string>>;

export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels: Labels; readonly value: number }[];
}

const counters = {
  anju_hub_requests_total: 'Answers by route and status.',
  anju_hub_request_seconds_total: 'Time spent answering, by route.',
  anju_hub_refused_total: 'Refused requests by code.',
  anju_hub_push_batches_total: 'Batches by outcome.',
  anju_hub_push_events_total: 'Events taken.',
  anju_hub_pull_events_total: 'Events sent.',
  anju_hub_body_bytes_total: 'Bytes of bodies, by direction.',
  anju_hub_audit_suppressed_total: 'Refusals beyond what the audit takes in a minute.',
} as const;

type MetricName = keyof typeof counters;

export function newMetrics(): Metrics {
  const values = new Map<MetricName, Map<string, number>>();
  const keyOf = (labels: Labels): string =>
    Object.entries(labels)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(',');
  return {
    count: (name, labels = {}, by = 1) => {
      const series = values.get(name) ?? new Map<string, number>();
      values.set(name, series);
      const key = keyOf(labels);
      series.set(key, (series.get(key) ?? 0) + by);
    },
    value: (name, labels = {}) => values.get(name)?.get(keyOf(labels)) ?? 0,
    text: (gauges) => {
      const lines: string[] = [];
      for (const [name, help] of Object.entries(counters)) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
        for (const [labels, value] of values.get(name as MetricName) ?? []) lines.push(sample(name, labels, value));
      }
      for (const gauge of gauges) {
        lines.push(`# HELP ${gauge.name} ${gauge.help}`, `# TYPE ${gauge.name} gauge`);
        for (const { labels, value } of gauge.values) lines.push(sample(gauge.name, keyOf(labels), value));
      }
      return `${lines.join('\n')}\n`;
    },
  };
}

function sample(name: string, labels: string, value: number): string {
  return labels === '' ? `${name} ${String(value)}` : `${name}{${labels}} ${String(value)}`;
}
