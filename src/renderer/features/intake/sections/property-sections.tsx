import { Grid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../ui/format.ts';
import { rowWords } from '../field-words.ts';
import { ChoiceField, TextField } from '../fields.tsx';
import { type BindField, fieldElementId, useFormEdit } from '../form-edit.ts';
import { type IntakeForm, emptyAsset, emptyHome, emptyHousingChange } from '../form-model.ts';
import { AddRow, FormSection, RowHead } from '../form-section.tsx';
import { fenOf } from '../household-sums.ts';
import classes from '../intake.module.css';
import { useChoices } from '../use-choices.ts';

type List = 'homes' | 'housingChanges' | 'assets';

const emptyRows = { homes: emptyHome, housingChanges: emptyHousingChange, assets: emptyAsset };
const firstFields = { homes: 'address', housingChanges: 'address', assets: 'kind' } as const;

interface ListProps {
  readonly bind: BindField;
  readonly count: number;
}

export function HomesSection({ bind, count }: ListProps) {
  const natures = useChoices('homeNature');
  return (
    <FormSection id="homes">
      <Rows list="homes" count={count}>
        {(path) => (
          <Grid columnGap="sm" rowGap={0}>
            <Grid.Col span={5}>
              <TextField {...bind(`${path}.address`)} required />
            </Grid.Col>
            <Grid.Col span={3}>
              <ChoiceField {...bind(`${path}.nature`)} choices={natures} required />
            </Grid.Col>
            <Grid.Col span={2}>
              <TextField {...bind(`${path}.area`)} kind="number" required />
            </Grid.Col>
            <Grid.Col span={2}>
              <TextField {...bind(`${path}.owner`)} />
            </Grid.Col>
          </Grid>
        )}
      </Rows>
    </FormSection>
  );
}

export function ChangesSection({ bind, count }: ListProps) {
  const kinds = useChoices('housingChange');
  return (
    <FormSection id="changes">
      <Rows list="housingChanges" count={count}>
        {(path) => (
          <Grid columnGap="sm" rowGap={0}>
            <Grid.Col span={6}>
              <TextField {...bind(`${path}.address`)} required />
            </Grid.Col>
            <Grid.Col span={3}>
              <ChoiceField {...bind(`${path}.kind`)} choices={kinds} required />
            </Grid.Col>
            <Grid.Col span={3}>
              <TextField {...bind(`${path}.on`)} kind="date" required />
            </Grid.Col>
            <Grid.Col span={3}>
              <TextField {...bind(`${path}.proceeds`)} kind="number" required />
            </Grid.Col>
            <Grid.Col span={9}>
              <TextField {...bind(`${path}.replacement`)} />
            </Grid.Col>
          </Grid>
        )}
      </Rows>
    </FormSection>
  );
}

export function AssetsSection({ bind, assets }: { readonly bind: BindField; readonly assets: IntakeForm['assets'] }) {
  const { t } = useTranslation();
  const kinds = useChoices('asset');
  const sum = assets.reduce((total, asset) => total + fenOf(asset.value), 0);
  return (
    <FormSection
      id="assets"
      aside={assets.length > 0 && <Text c="var(--quiet)">{t('intake.assetsTotal', { sum: formatYuan(sum) })}</Text>}
    >
      <Rows list="assets" count={assets.length}>
        {(path) => (
          <Grid columnGap="sm" rowGap={0}>
            <Grid.Col span={3}>
              <ChoiceField {...bind(`${path}.kind`)} choices={kinds} required />
            </Grid.Col>
            <Grid.Col span={3}>
              <TextField {...bind(`${path}.value`)} kind="number" required />
            </Grid.Col>
            <Grid.Col span={6}>
              <TextField {...bind(`${path}.note`)} />
            </Grid.Col>
          </Grid>
        )}
      </Rows>
    </FormSection>
  );
}

interface RowsProps {
  readonly list: List;
  readonly count: number;
  readonly children: (path: string) => React.ReactNode;
}

/** The rows of a list that may be empty, with the words that say when it may. */
function Rows({ list, count, children }: RowsProps) {
  const { t } = useTranslation();
  const edit = useFormEdit();
  const add = (): void => {
    edit.insert(list, emptyRows[list]());
    requestAnimationFrame(() =>
      document.getElementById(fieldElementId(`${list}.${count}.${firstFields[list]}`))?.focus(),
    );
  };
  return (
    <>
      {count === 0 && <Text c="var(--quiet)">{t(`intake.none.${list}`)}</Text>}
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={classes.row} role="group" aria-label={rowWords(list, index, t)}>
          <RowHead
            title={rowWords(list, index, t)}
            onRemove={() => {
              edit.remove(list, index);
            }}
          />
          {children(`${list}.${index}`)}
        </div>
      ))}
      <AddRow label={t(`intake.add.${list}`)} onAdd={add} />
    </>
  );
}
