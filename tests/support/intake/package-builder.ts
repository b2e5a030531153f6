/** Builds intake packages (docs/intake-package.md), the same for the same seed; tests bend them before packing. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { intakePackageSchema, packageApplicationSchema } from '../../../src/app/intake/package-format.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { type Bytes, bytesOf, sampleJpeg, samplePdf, samplePng, sampleWebp } from './sample-files.ts';
import { type Mutable, sampleContent } from './sample-household.ts';
import { type ZipItem, writeZip } from './zip-writer.ts';

export type SampleApplication = Mutable<z.input<typeof packageApplicationSchema>>;
export type SampleManifest = Mutable<z.input<typeof intakePackageSchema>>;

export interface PackageOptions {
  readonly seed: number;
  readonly applications: number;
  /** The number of the first person and application: packages that share numbers overlap. */
  readonly first?: number;
  readonly streets?: readonly string[];
  readonly packageId?: string;
  readonly city?: string;
}

/** A package before packing: the list of applications and its hashes are made when it is packed. */
export interface PackageDraft {
  head: Omit<SampleManifest, 'applications'>;
  /** `raw` stands in the file instead of `json` where a test sets it. */
  applications: { file: string; json: SampleApplication; raw?: Bytes }[];
  documents: Map<string, Bytes>;
}

export function sampleDraft(options: PackageOptions): PackageDraft {
  const random = seededRandom(options.seed);
  const { first = 1, streets = ['630104003'], city = '6301', packageId = `sample-${String(options.seed)}` } = options;
  const documents = new Map<string, Bytes>();
  const applications = Array.from({ length: options.applications }, (_, index) => {
    const n = first + index;
    const applicationId = `A-${String(n).padStart(6, '0')}`;
    const json: SampleApplication = {
      applicationId,
      street: random.pick(streets),
      receivedOn: '2026-10-09',
      content: sampleContent(n, random),
      documents: sampleDocuments(n, documents),
    };
    return { file: `applications/${applicationId}.json`, json };
  });
  return {
    head: { format: 'anju-intake/1', packageId, sender: 'sample-app', createdAt: '2026-10-10T08:30:00+08:00', city },
    applications,
    documents,
  };
}

function sampleDocuments(n: number, into: Map<string, Bytes>): SampleApplication['documents'] {
  const folder = `documents/${String(n)}`;
  const add = (name: string, bytes: Bytes): SampleApplication['documents'][number]['files'][number] => {
    const path = `${folder}/${name}`;
    into.set(path, bytes);
    return { path, sha256: sha256(bytes), name };
  };
  const card = [add('身份证-正.jpg', sampleJpeg(n)), add('身份证-反.png', samplePng(n))];
  return [
    { type: 'application-form', title: '申请表', files: [add('申请表.pdf', samplePdf(n))] },
    { type: 'identity-card', title: '身份证', files: card },
    { type: 'income-proof', title: '', files: [add('income.webp', sampleWebp(n))] },
  ];
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const json = (value: unknown): Bytes => bytesOf(JSON.stringify(value));

/** The files of a package; a test may change, add or lie before `packed`. */
export function packageItems(draft: PackageDraft): ZipItem[] {
  const applications = draft.applications.map(({ file, json: application, raw }) => ({
    name: file,
    data: raw ?? json(application),
  }));
  const listed = applications.map(({ name, data }) => ({ file: name, sha256: sha256(data) }));
  const documents = [...draft.documents].map(([name, data]) => ({ name, data, method: 'stored' as const }));
  return [{ name: 'package.json', data: json({ ...draft.head, applications: listed }) }, ...applications, ...documents];
}

export function packed(items: readonly ZipItem[]): Blob {
  return new Blob([writeZip(items)], { type: 'application/zip' });
}

export function samplePackage(options: PackageOptions): Blob {
  return packed(packageItems(sampleDraft(options)));
}
