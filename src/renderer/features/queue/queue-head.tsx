import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { columns, type Sort } from './columns.ts';
import classes from './queue-list.module.css';

interface QueueHeadProps {
  readonly sort: Sort;
  readonly descending: boolean;
  readonly onSort: (sort: Sort, descending: boolean) => void;
}

export function QueueHead({ sort, descending, onSort }: QueueHeadProps) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={`${classes.line} ${classes.head}`}>
      {columns.map((column) => {
        const label = t(`list.column.${column.name}`);
        const sorted = column.sort === sort;
        const direction = descending ? 'descending' : 'ascending';
        return (
          <span
            key={column.name}
            role="columnheader"
            className={column.numeric ? 'number' : undefined}
            {...(column.sort === null ? {} : { 'aria-sort': sorted ? direction : 'none' })}
          >
            {column.sort === null ? (
              label
            ) : (
              <UnstyledButton
                className={classes.sort}
                data-sorted={sorted}
                onClick={() => {
                  onSort(column.sort, sorted && !descending);
                }}
              >
                {label}
                {sorted &&
                  (descending ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} aria-hidden />)}
              </UnstyledButton>
            )}
          </span>
        );
      })}
    </div>
  );
}
