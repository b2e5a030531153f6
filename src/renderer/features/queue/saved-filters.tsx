import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../routes/list-search.ts';
import { filtersOf, isFiltered, readSaved, type SavedFilter, unfiltered, withSaved } from './list-filters.ts';

const STORED_AS = 'anju.filters';

interface SavedFiltersProps {
  readonly search: ListSearch;
  readonly onChange: (patch: Partial<ListSearch>) => void;
}

/** Filters kept under a name on this machine; they hold no personal data. */
export function SavedFilters({ search, onChange }: SavedFiltersProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [saved, setSaved] = useState(() => readSaved(localStorage.getItem(STORED_AS)));
  const keep = (next: readonly SavedFilter[]): void => {
    localStorage.setItem(STORED_AS, JSON.stringify(next));
    setSaved(next);
  };
  return (
    <Popover position="bottom-end" width={280} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => {
            setOpened(!opened);
          }}
        >
          {t('list.saved.menu')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.saved.menu')}>
        <Stack gap="xs">
          {saved.length === 0 && (
            <Text size="sm" c="var(--quiet)">
              {t('list.saved.none')}
            </Text>
          )}
          {saved.map((filter) => (
            <Group key={filter.name} gap="xs" wrap="nowrap">
              <Button
                flex={1}
                size="xs"
                variant="subtle"
                justify="flex-start"
                onClick={() => {
                  onChange({ ...unfiltered, ...filter.filters });
                  setOpened(false);
                }}
              >
                {filter.name}
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('list.saved.remove', { name: filter.name })}
                onClick={() => {
                  keep(saved.filter((other) => other !== filter));
                }}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <SaveForm
            off={!isFiltered(search)}
            onSave={(name) => {
              keep(withSaved(saved, { name, filters: filtersOf(search) }));
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveForm({ off, onSave }: { readonly off: boolean; readonly onSave: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  if (off) {
    return (
      <Text size="xs" c="var(--quiet)">
        {t('list.saved.nothing')}
      </Text>
    );
  }
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onSave(name.trim());
    setName('');
  };
  return (
    <Group component="form" onSubmit={save} gap="xs" wrap="nowrap" align="flex-end">
      <TextInput
        flex={1}
        size="xs"
        label={t('list.saved.save')}
        placeholder={t('list.saved.name')}
        value={name}
        maxLength={30}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Button type="submit" size="xs" variant="default">
        {t('list.saved.confirm')}
      </Button>
    </Group>
  );
}
