import { Button, Checkbox, Group, SegmentedControl, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { channels, programmes } from '../../../domain/application/programme.ts';
import { dueChoices, type ListSearch } from '../../routes/list-search.ts';
import { CheckMenu } from './check-menu.tsx';
import { isFiltered, unfiltered } from './list-filters.ts';
import { SavedFilters } from './saved-filters.tsx';

interface QueueFiltersProps {
  readonly search: ListSearch;
  readonly onChange: (patch: Partial<ListSearch>) => void;
}

/** What of the queue is shown. Every choice is in the address. */
export function QueueFilters({ search, onChange }: QueueFiltersProps) {
  const { t } = useTranslation();
  const due = dueChoices.find((days) => days === search.due);
  return (
    <Group role="search" aria-label={t('list.filter.label')} gap="md" wrap="nowrap">
      <CheckMenu
        label={t('list.filter.programme')}
        values={programmes}
        chosen={search.programme ?? []}
        wordOf={(programme) => t(`programme.${programme}`)}
        onChange={(chosen) => {
          onChange({ programme: chosen.length === 0 ? undefined : [...chosen] });
        }}
      />
      <CheckMenu
        label={t('list.filter.channel')}
        values={channels}
        chosen={search.channel ?? []}
        wordOf={(channel) => t(`channel.${channel}`)}
        onChange={(chosen) => {
          onChange({ channel: chosen.length === 0 ? undefined : [...chosen] });
        }}
      />
      <Checkbox
        size="xs"
        label={t('list.filter.green')}
        checked={search.green === true}
        onChange={(event) => {
          onChange({ green: event.currentTarget.checked ? true : undefined });
        }}
      />
      <Checkbox
        size="xs"
        label={t('list.filter.stale')}
        checked={search.stale === true}
        onChange={(event) => {
          onChange({ stale: event.currentTarget.checked ? true : undefined });
        }}
      />
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" id="filter-due" style={{ whiteSpace: 'nowrap' }}>
          {t('list.filter.due')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="filter-due"
          value={due === undefined ? 'any' : String(due)}
          data={[
            { value: 'any', label: t('list.filter.dueAny') },
            ...dueChoices.map((choice) => ({
              value: String(choice),
              label: choice === 'late' ? t('list.filter.dueLate') : t('list.filter.dueWithin', { n: choice }),
            })),
          ]}
          onChange={(value) => {
            onChange({ due: dueChoices.find((days) => String(days) === value) });
          }}
        />
      </Group>
      {isFiltered(search) && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            onChange(unfiltered);
          }}
        >
          {t('list.clear')}
        </Button>
      )}
      <Group ml="auto">
        <SavedFilters search={search} onChange={onChange} />
      </Group>
    </Group>
  );
}
