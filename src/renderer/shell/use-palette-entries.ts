import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queueDefinitions } from '../../domain/queue/definitions.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import { useSession } from '../api/session.ts';
import { combinationsOf, useRegisteredKeys } from './keys.ts';
import { places } from './places.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Moving a choice is for keys alone: nobody looks it up by name. And the palette need not offer itself. */
const NOT_LISTED = /^(Arrow|Page|Home$|End$|Enter$|Escape$|mod\+K$)/;

/** The places one may go to and the actions of the screen whose names hold what was typed. */
export function usePaletteEntries(text: string): {
  readonly places: readonly PaletteEntry[];
  readonly actions: readonly PaletteEntry[];
} {
  const { t } = useTranslation();
  const { roles } = useSession();
  const navigate = useNavigate();
  const bindings = useRegisteredKeys();
  const fits = (entry: PaletteEntry): boolean => entry.label.toLowerCase().includes(text.trim().toLowerCase());

  const toQueues = queueDefinitions
    .filter((definition) => rolesAllow(roles, definition.permission))
    .map(({ name, keys }) => ({
      id: `queue ${name}`,
      label: t(`queueName.${name}`),
      ...(keys === null ? {} : { keys }),
      run: () => void navigate({ to: '/queue/$queue', params: { queue: name } }),
    }));
  const toPlaces = places
    .filter((place) => rolesAllow(roles, place.needs))
    .map((place) => ({
      id: place.name,
      label: t(`shell.place.${place.name}`),
      ...(place.keys === null ? {} : { keys: place.keys }),
      run: () => void navigate({ to: place.to }),
    }));
  const listed = new Set([...toQueues, ...toPlaces].map((entry) => entry.label));
  const actions = bindings
    .filter((binding) => binding.disabled !== true && !combinationsOf(binding).some((keys) => NOT_LISTED.test(keys)))
    .map((binding) => ({
      id: `${binding.scope} ${binding.labelKey}`,
      label: t(binding.labelKey),
      keys: combinationsOf(binding)[0] ?? '',
      run: binding.run,
    }))
    .filter((entry) => !listed.has(entry.label));
  return { places: [...toQueues, ...toPlaces].filter(fits), actions: actions.filter(fits) };
}
