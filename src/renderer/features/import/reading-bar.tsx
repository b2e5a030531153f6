import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import looks from '../../ui/looks.module.css';

interface ReadingBarProps {
  readonly title: string;
  /** What is read, for who does not see the bar. */
  readonly label: string;
  /** Thousandths of the file. */
  readonly share: number;
  readonly told: string;
  readonly onStop: () => void;
}

/** How far the reading of a file is, with a way to stop it. */
export function ReadingBar({ title, label, share, told, onStop }: ReadingBarProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <h2 className={looks.title}>{title}</h2>
      <Progress.Root size="xl">
        <Progress.Section value={Math.max(1, share / 10)} aria-label={label} />
      </Progress.Root>
      <Group justify="space-between">
        <Text role="status">{told}</Text>
        <Button variant="default" onClick={onStop}>
          {t('units.import.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
