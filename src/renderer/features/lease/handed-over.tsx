import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Protocol } from '../../../domain/lease/state.ts';
import { client } from '../../api/client.ts';
import { saveFile } from '../../ui/save-file.ts';
import classes from './lease.module.css';

interface HandedOverProps {
  readonly leaseId: string;
  readonly protocol: Protocol | null;
}

/** What both sides found when the home was handed over, with its photos. */
export function HandedOver({ leaseId, protocol }: HandedOverProps) {
  const { t } = useTranslation();
  if (protocol === null) return t('lease.notYet');
  const readings = protocol.readings.map(({ meter, reading }) => `${t(`lease.meter.${meter}`)} ${reading}`);
  const words = [protocol.on, ...readings, t('lease.keys', { n: protocol.keys }), protocol.defects];
  return (
    <>
      {words.filter((text) => text !== '').join(t('shell.pause'))}
      {protocol.photos.length > 0 && (
        <span className={classes.photos}>
          {protocol.photos.map(({ hash, name }) => (
            <Anchor
              key={hash}
              component="button"
              size="sm"
              onClick={() => void client.leases.photo({ leaseId, hash }).then((photo) => saveFile(name, photo))}
            >
              {name}
            </Anchor>
          ))}
        </span>
      )}
    </>
  );
}
