/** What a person types to connect a desk to a hub, checked before anything is sent. */
import type { TFunction } from 'i18next';

export interface HubFields {
  readonly url: string;
  readonly code: string;
  readonly deviceName: string;
}

export type HubFieldName = keyof HubFields;

const SHORTEST_CODE = 4;

export function isHubAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text.trim())) return false;
  const { hostname } = URL.parse(text.trim()) ?? { hostname: '' };
  return hostname !== '';
}

/** The problems by field, empty when everything can be sent. */
export function hubProblems(fields: HubFields, t: TFunction): Partial<Record<HubFieldName, string>> {
  return {
    ...(isHubAddress(fields.url) ? {} : { url: t('device.connect.urlWrong') }),
    ...(fields.code.trim().length >= SHORTEST_CODE ? {} : { code: t('device.connect.codeWrong') }),
    ...(fields.deviceName.trim() === '' ? { deviceName: t('device.connect.deviceNameWrong') } : {}),
  };
}

/** As the contract takes them. */
export function trimmed({ url, code, deviceName }: HubFields): HubFields {
  return { url: url.trim(), code: code.trim(), deviceName: deviceName.trim() };
}
