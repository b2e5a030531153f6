import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../contract/cases.ts';
import { assetKinds, homeNatures } from '../../../../domain/application/household.ts';
import classes from './decision.module.css';
import { type AssetLine, type HomeLine, type HouseholdDraft, assetLines, homeLines } from './household-draft.ts';

interface PropertyFieldsProps {
  readonly content: CaseView['content'];
  readonly draft: HouseholdDraft;
  readonly set: (part: Partial<HouseholdDraft>) => void;
}

/** Where the household lives now, its homes and what it owns. Untouched, it stays as declared. */
export function PropertyFields({ content, draft, set }: PropertyFieldsProps) {
  const { t } = useTranslation();
  const homes = draft.homes ?? homeLines(content);
  const assets = draft.assets ?? assetLines(content);
  const changeHome = (id: string, part: Partial<HomeLine>): void => {
    set({ homes: homes.map((home) => (home.id === id ? { ...home, ...part } : home)) });
  };
  const changeAsset = (id: string, part: Partial<AssetLine>): void => {
    set({ assets: assets.map((asset) => (asset.id === id ? { ...asset, ...part } : asset)) });
  };
  return (
    <>
      <TextInput
        label={t('case.household.address')}
        maxLength={200}
        value={draft.address ?? content.address}
        onChange={({ currentTarget: { value } }) => {
          set({ address: value });
        }}
      />
      <fieldset className={classes.household}>
        <legend className={classes.label}>{t('case.household.homes')}</legend>
        {homes.map((home) => (
          <HomeFields
            key={home.id}
            home={home}
            onChange={(part) => {
              changeHome(home.id, part);
            }}
            onRemove={() => {
              set({ homes: homes.filter(({ id }) => id !== home.id) });
            }}
          />
        ))}
        <Button
          size="xs"
          variant="default"
          className={classes.addMember ?? ''}
          onClick={() => {
            set({ homes: [...homes, newHome(content)] });
          }}
        >
          {t('case.household.addHome')}
        </Button>
      </fieldset>
      <fieldset className={classes.household}>
        <legend className={classes.label}>{t('case.household.assets')}</legend>
        {assets.map((asset) => (
          <AssetFields
            key={asset.id}
            asset={asset}
            onChange={(part) => {
              changeAsset(asset.id, part);
            }}
            onRemove={() => {
              set({ assets: assets.filter(({ id }) => id !== asset.id) });
            }}
          />
        ))}
        <Button
          size="xs"
          variant="default"
          className={classes.addMember ?? ''}
          onClick={() => {
            set({ assets: [...assets, { id: crypto.randomUUID(), kind: 'deposit', note: '', value: '' }] });
          }}
        >
          {t('case.household.addAsset')}
        </Button>
      </fieldset>
    </>
  );
}

interface HomeFieldsProps {
  readonly home: HomeLine;
  readonly onChange: (part: Partial<HomeLine>) => void;
  readonly onRemove: () => void;
}

function HomeFields({ home, onChange, onRemove }: HomeFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.memberLine}>
      {(['address', 'owner', 'area'] as const).map((field) => (
        <TextInput
          key={field}
          size="xs"
          w={widths[field]}
          aria-label={t(homeWords[field])}
          placeholder={t(homeWords[field])}
          maxLength={200}
          value={home[field]}
          onChange={({ currentTarget: { value } }) => {
            onChange({ [field]: value });
          }}
        />
      ))}
      <NativeSelect
        size="xs"
        aria-label={t('case.field.nature')}
        data={homeNatures.map((value) => ({ value, label: t(`homeNature.${value}`) }))}
        value={home.nature}
        onChange={({ currentTarget: { value } }) => {
          onChange({ nature: homeNatures.find((known) => known === value) ?? home.nature });
        }}
      />
      <CloseButton size="sm" aria-label={t('case.household.removeHome')} onClick={onRemove} />
    </div>
  );
}

const widths = { address: 220, owner: 90, area: 90 } as const;
const homeWords = {
  address: 'case.household.homeAddress',
  owner: 'case.field.owner',
  area: 'case.field.area',
} as const;

interface AssetFieldsProps {
  readonly asset: AssetLine;
  readonly onChange: (part: Partial<AssetLine>) => void;
  readonly onRemove: () => void;
}

function AssetFields({ asset, onChange, onRemove }: AssetFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.memberLine}>
      <NativeSelect
        size="xs"
        aria-label={t('case.field.kind')}
        data={assetKinds.map((value) => ({ value, label: t(`asset.${value}`) }))}
        value={asset.kind}
        onChange={({ currentTarget: { value } }) => {
          onChange({ kind: assetKinds.find((known) => known === value) ?? asset.kind });
        }}
      />
      {(['note', 'value'] as const).map((field) => (
        <TextInput
          key={field}
          size="xs"
          w={field === 'note' ? 200 : 120}
          aria-label={t(`case.field.${field}`)}
          placeholder={t(`case.field.${field}`)}
          maxLength={100}
          value={asset[field]}
          onChange={({ currentTarget: { value } }) => {
            onChange({ [field]: value });
          }}
        />
      ))}
      <CloseButton size="sm" aria-label={t('case.household.removeAsset')} onClick={onRemove} />
    </div>
  );
}

function newHome({ members }: CaseView['content']): HomeLine {
  return { id: crypto.randomUUID(), address: '', owner: members[0]?.name ?? '', area: '', nature: 'private-owned' };
}
