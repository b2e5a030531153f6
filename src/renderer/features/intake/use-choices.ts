import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { assetKinds, homeNatures } from '../../../domain/application/household.ts';
import { channels, greenChannelReasons, programmes } from '../../../domain/application/programme.ts';
import { identityDocumentKinds } from '../../../domain/identity/identity-document.ts';
import { maritalStatusCodes, relationCodes } from '../../../domain/identity/relation.ts';
import type { Choices } from './fields.tsx';
import { housingChangeKinds } from './form-model.ts';

/** Spouse, son, daughter, father, mother, parents-in-law, grandchild: what nearly every form holds. */
const commonRelations: readonly string[] = [
  '10',
  '20',
  '30',
  '51',
  '52',
  '53',
  '54',
  '55',
  '56',
  '41',
  '42',
  '43',
  '44',
];

const lists = {
  programme: (t) => programmes.map((value) => ({ value, label: t(`programme.${value}`) })),
  /** The citizens' app sends packages; nobody types them in. */
  channel: (t) => channels.filter((value) => value !== 'app').map((value) => ({ value, label: t(`channel.${value}`) })),
  relation: (t) => {
    const all = relationCodes
      .filter((row) => row.code !== '01')
      .map((row) => ({ value: row.code, label: t(`relation.${row.key}`) }));
    const common = commonRelations.flatMap((code) => all.filter((choice) => choice.value === code));
    return [
      { group: t('intake.relationGroup.common'), items: common },
      { group: t('intake.relationGroup.all'), items: all.filter((choice) => !common.includes(choice)) },
    ];
  },
  self: (t) => [{ value: '01', label: t('relation.self') }],
  documentKind: (t) => identityDocumentKinds.map((value) => ({ value, label: t(`documentKind.${value}`) })),
  marital: (t) => maritalStatusCodes.map((row) => ({ value: row.code, label: t(`marital.${row.key}`) })),
  homeNature: (t) => homeNatures.map((value) => ({ value, label: t(`homeNature.${value}`) })),
  housingChange: (t) => housingChangeKinds.map((value) => ({ value, label: t(`housingChange.${value}`) })),
  asset: (t) => assetKinds.map((value) => ({ value, label: t(`asset.${value}`) })),
  green: (t) => greenChannelReasons.map((value) => ({ value, label: t(`green.${value}`) })),
} as const satisfies Record<string, (t: TFunction) => Choices>;

/** The choices of a list in the person's language; the same array until the language changes. */
export function useChoices(list: keyof typeof lists): Choices {
  const { t } = useTranslation();
  return useMemo(() => lists[list](t), [list, t]);
}
