import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface CheckMenuProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly wordOf: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** Some of a few values; none chosen means all. */
export function CheckMenu<Value extends string>({ label, values, chosen, wordOf, onChange }: CheckMenuProps<Value>) {
  const { t } = useTranslation();
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const many = chosen.length === 0 ? t('list.filter.all') : t('list.filter.some', { n: chosen.length });
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant={chosen.length === 0 ? 'default' : 'light'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label} {only === undefined ? many : wordOf(only)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Checkbox.Group
          aria-label={label}
          value={[...chosen]}
          onChange={(next) => {
            onChange(values.filter((value) => next.includes(value)));
          }}
        >
          <Stack gap="xs">
            {values.map((value) => (
              <Checkbox key={value} size="xs" value={value} label={wordOf(value)} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
