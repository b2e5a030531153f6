import { Checkbox, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { unitTypes } from '../../../domain/unit/particulars.ts';
import { unitStates } from '../../../domain/unit/state.ts';
import type { UnitsSearch } from '../../routes/units-search.ts';
import { formatCount } from '../../ui/format.ts';
import { countOf, totalOf } from './estate-side.tsx';
import classes from './units.module.css';
import { useEstates } from './use-unit-rows.ts';

interface UnitFiltersProps {
  readonly search: UnitsSearch;
  readonly onChange: (patch: Partial<UnitsSearch>) => void;
}

const YUAN = 100;

/** States with their counts, then type, rent and what the house offers; all together are one selection. */
export function UnitFilters({ search, onChange }: UnitFiltersProps) {
  const { t } = useTranslation();
  const rent = (name: 'rentFrom' | 'rentTo') => (
    <NumberInput
      size="xs"
      w={96}
      hideControls
      min={0}
      aria-label={t(`units.filter.${name}`)}
      placeholder={t(`units.filter.${name}`)}
      value={search[name] === undefined ? '' : search[name] / YUAN}
      onChange={(value) => {
        onChange({ [name]: typeof value === 'number' ? Math.round(value * YUAN) : undefined });
      }}
    />
  );
  const flag = (name: 'lift' | 'accessible') => (
    <Checkbox
      size="xs"
      label={t(`units.field.${name}`)}
      checked={search[name] === true}
      onChange={({ currentTarget: { checked } }) => {
        onChange({ [name]: checked ? true : undefined });
      }}
    />
  );
  return (
    <div className={classes.filters} role="search" aria-label={t('units.filter.label')}>
      <States search={search} onChange={onChange} />
      <Group gap="sm" wrap="nowrap">
        <NativeSelect
          size="xs"
          aria-label={t('units.column.type')}
          value={search.type ?? ''}
          data={[
            { value: '', label: t('units.filter.anyType') },
            ...unitTypes.map((value) => ({ value, label: t(`units.type.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            onChange({ type: unitTypes.find((known) => known === value) });
          }}
        />
        {rent('rentFrom')}
        {rent('rentTo')}
        {flag('lift')}
        {flag('accessible')}
      </Group>
    </div>
  );
}

function States({ search, onChange }: UnitFiltersProps) {
  const { t } = useTranslation();
  const { data } = useEstates();
  const inScope = (data ?? []).filter(
    ({ area, estateId }) =>
      (search.area === undefined || area === search.area) &&
      (search.estate === undefined || estateId === search.estate),
  );
  const choices = [undefined, ...unitStates];
  return (
    <div className={classes.states} role="group" aria-label={t('units.column.state')}>
      {choices.map((state) => (
        <button
          key={state ?? ''}
          type="button"
          className={classes.state}
          aria-pressed={search.unitState === state}
          onClick={() => {
            onChange({ unitState: state });
          }}
        >
          <span className={classes.stateName}>{state === undefined ? t('units.all') : t(`units.state.${state}`)}</span>
          <span className="number">
            {data === undefined ? '' : formatCount(state === undefined ? totalOf(inScope) : countOf(inScope, state))}
          </span>
        </button>
      ))}
    </div>
  );
}
