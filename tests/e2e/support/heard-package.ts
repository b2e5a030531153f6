/** A package of the citizens' app with what one citizen says, as its file dialog hands it over. */
import { bytesOf } from '../../support/intake/sample-files.ts';
import { packed, sha256 } from '../../support/intake/package-builder.ts';

interface Said {
  readonly office: string;
  readonly title: string;
  readonly text: string;
  readonly unit: string;
}

export async function heardPackage({ office, title, text, unit }: Said) {
  const said = bytesOf(
    JSON.stringify({
      heardId: 'H-1',
      office,
      receivedOn: new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }),
      kind: 'hotline',
      subject: 'complaint',
      topic: 'repair',
      title,
      text,
      caller: { name: '马成才', phone: '13900001234', identityNumber: '' },
      representatives: [],
      about: [{ kind: 'unit', id: '', label: unit }],
      rating: null,
      files: [],
    }),
  );
  const manifest = {
    format: 'anju-intake/1',
    packageId: 'heard-e2e',
    sender: 'sample-app',
    createdAt: new Date().toISOString(),
    city: '6301',
    applications: [],
    heard: [{ file: 'heard/H-1.json', sha256: sha256(said) }],
  };
  const zip = packed([
    { name: 'package.json', data: bytesOf(JSON.stringify(manifest)) },
    { name: 'heard/H-1.json', data: said },
  ]);
  return { name: '诉求包.zip', mimeType: 'application/zip', buffer: Buffer.from(await zip.arrayBuffer()) };
}
