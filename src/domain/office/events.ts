import type { OfficeId } from '../../kernel/ids.ts';
import type { Office, OfficeLevel } from './office.ts';

export type OfficeEvent =
  | {
      readonly type: 'office.registered.v1';
      readonly payload: { readonly officeId: OfficeId; readonly name: string; readonly level: OfficeLevel };
    }
  | { readonly type: 'office.renamed.v1'; readonly payload: { readonly name: string } };

export function foldOffice(events: Iterable<OfficeEvent>): Office | undefined {
  let office: Office | undefined;
  for (const event of events) {
    if (event.type === 'office.registered.v1') {
      office = { id: event.payload.officeId, name: event.payload.name, level: event.payload.level };
    } else if (office !== undefined) {
      office = { ...office, name: event.payload.name };
    }
  }
  return office;
}
