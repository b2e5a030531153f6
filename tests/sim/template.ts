/**
 * The city in which every seed plays: an office tree with staff, a hub that has ordered them, and a desk per office that
 * has joined and fetched everything. Made once per thread by the real wizard; each seed begins with a copy.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReferenceData } from '../../src/app/reference/reference-data.ts';
import { memoryShelf } from '../../src/hub/documents/memory-shelf.ts';
import { city } from '../support/sync/city.ts';
import { testOffices } from '../support/desk/test-offices.ts';
import { testHub } from '../support/hub/test-hub.ts';
import { type DeskImage, imageOf } from './desk-image.ts';
import { type HubKind, type LogCopy, hubLogs } from './hub-logs.ts';

/** Where files cost least; a disk's own faults are played by other hunts. */
export function fastFolder(prefix: string): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), prefix));
}

/** 10 October 2026, nine in the morning in China. */
export const SIM_START = Date.UTC(2026, 9, 10, 1, 0, 0);

export interface TemplateDesk {
  readonly office: string;
  readonly device: string;
  readonly dataKey: Uint8Array;
  readonly folder: string;
  readonly image: DeskImage;
}

export interface Template {
  readonly hub: LogCopy;
  readonly desks: readonly TemplateDesk[];
  readonly reference: ReferenceData;
}

/** Two desks share a street: what one of them does the other must meet. */
const OFFICES = [
  testOffices.street.id,
  testOffices.district.id,
  testOffices.street.id,
  testOffices.otherStreet.id,
  testOffices.secondStreet.id,
  testOffices.otherDistrict.id,
  testOffices.lastStreet.id,
];

const made = new Map<HubKind, Promise<Template>>();

/** The hall's desk first, then `OFFICES` in their order. */
export function simTemplate(kind: HubKind): Promise<Template> {
  const template = made.get(kind) ?? makeTemplate(kind);
  made.set(kind, template);
  return template;
}

async function makeTemplate(kind: HubKind): Promise<Template> {
  const logs = hubLogs(kind);
  const log = await logs.open();
  const hub = await testHub({ log, blobs: memoryShelf(), limits: { maxWaitMs: 0 } });
  const whole = await city({ desks: OFFICES, hub, now: SIM_START });
  const root = fastFolder('anju-sim-template-');
  const desks = [whole.hall, ...whole.desks].map((each, index) => {
    const { db, device } = each.desk.file;
    const image = imageOf(db);
    each.desk.file.close();
    const folder = join(root, String(index));
    cpSync(each.folder, folder, { recursive: true });
    rmSync(each.folder, { recursive: true, force: true });
    return { office: each.office, device: device.id, dataKey: each.dataKey, folder, image };
  });
  const { reference } = whole.hall;
  process.once('exit', () => {
    rmSync(root, { recursive: true, force: true });
  });
  const { log: left, copy } = await logs.copy(log);
  await left.close();
  return { hub: copy, desks, reference };
}
