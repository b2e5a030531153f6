import { Group, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../api/problem-words.ts';
import { useMay } from '../../api/session.ts';
import type { UnitsSearch } from '../../routes/units-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { EstateDialog } from './estate-dialog.tsx';
import { EstateSide } from './estate-side.tsx';
import { MapPart } from './map/map-part.tsx';
import { UnitFilters } from './unit-filters.tsx';
import { UnitGrid } from './unit-grid.tsx';
import classes from './units.module.css';
import { filtersOf, useUnitTotal } from './use-unit-rows.ts';

const WRITE_ROW_MS = 300;

/** The ledger of homes: estates at the side, homes beside them, one selection for both. */
export function UnitsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/homes' });
  const search = useSearch({ from: '/desk/homes' });
  const [row, setRow] = useState(search.row ?? 0);
  const filters = filtersOf(search);
  const total = useUnitTotal(filters);
  const chosen = Math.max(0, Math.min(row, (total.data ?? row + 1) - 1));
  const writeRow = useDebouncedCallback((next: number) => {
    void navigate({ search: (now) => ({ ...now, row: next }), replace: true });
  }, WRITE_ROW_MS);
  const narrow = (patch: Partial<UnitsSearch>): void => {
    writeRow.cancel();
    setRow(0);
    void navigate({ search: { ...search, ...patch, row: undefined }, replace: true });
  };
  return (
    <div className={classes.page}>
      <Head
        estate={search.estate}
        map={search.map === true}
        onMap={() => {
          void navigate({ search: (now) => ({ ...now, map: now.map === true ? undefined : true }), replace: true });
        }}
      />
      <div className={classes.columns}>
        <EstateSide chosen={{ area: search.area, estate: search.estate }} onChoose={narrow} />
        <div className={classes.main} data-map={search.map === true}>
          <UnitFilters search={search} onChange={narrow} />
          {search.map === true && (
            <MapPart filters={filters} chosen={{ area: search.area, estate: search.estate }} onChoose={narrow} />
          )}
          <UnitGrid
            key={JSON.stringify(filters)}
            filters={filters}
            total={total.data}
            chosen={chosen}
            onChoose={(next) => {
              setRow(next);
              writeRow(next);
            }}
            onOpen={(index, { unitNo }) => {
              writeRow.cancel();
              void navigate({ search: (now) => ({ ...now, row: index }), replace: true }).then(() =>
                navigate({ to: '/homes/unit/$unitNo', params: { unitNo } }),
              );
            }}
          />
          <div className={classes.foot}>
            <span role="status">
              {total.data === undefined ? t('list.loading') : t('units.total', { n: formatCount(total.data) })}
            </span>
            <span aria-hidden>{t('units.keys')}</span>
          </div>
        </div>
      </div>
    </div>
  );
}

interface HeadProps {
  readonly estate: string | undefined;
  readonly map: boolean;
  readonly onMap: () => void;
}

function Head({ estate, map, onMap }: HeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { ofRefusal } = useProblemWords();
  const may = useMay('unit.manage');
  const [adding, setAdding] = useState(false);
  const off = may ? null : ofRefusal({ code: 'missing-permission', permission: 'unit.manage' });
  const openEstate = (): void => {
    if (estate !== undefined) void navigate({ to: '/homes/estate/$estateId', params: { estateId: estate } });
  };
  const toImport = (): void => {
    void navigate({ to: '/homes/import' });
  };
  useKeys([
    { keys: 'E', labelKey: 'units.openEstate', scope: 'queue', disabled: estate === undefined, run: openEstate },
    { keys: 'M', labelKey: 'units.map.title', scope: 'queue', run: onMap },
    { keys: 'I', labelKey: 'units.import.title', scope: 'queue', disabled: !may, run: toImport },
  ]);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Title order={1} size="h4">
        {t('units.title')}
      </Title>
      <Group gap="xs" wrap="nowrap">
        <ActionButton variant={map ? 'light' : 'default'} keys="M" aria-pressed={map} onClick={onMap}>
          {t('units.map.title')}
        </ActionButton>
        <ActionButton
          variant="default"
          keys="E"
          offBecause={estate === undefined ? t('units.chooseEstate') : null}
          onClick={openEstate}
        >
          {t('units.openEstate')}
        </ActionButton>
        <ActionButton
          variant="default"
          offBecause={off}
          onClick={() => {
            setAdding(true);
          }}
        >
          {t('units.estateCommand.register')}
        </ActionButton>
        <ActionButton keys="I" offBecause={off} onClick={toImport}>
          {t('units.import.title')}
        </ActionButton>
      </Group>
      {adding && (
        <EstateDialog
          estate={null}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </Group>
  );
}
