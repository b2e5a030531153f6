import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, createContext, use, useEffect, useState } from 'react';
import { type LineState, followChanges } from '../api/changes.ts';

const LineContext = createContext<LineState>('connected');

/** Whether the desk behind the screen is heard. */
export function useLine(): LineState {
  return use(LineContext);
}

/** Holds the line to the desk open and hands on what changed. */
export function LineProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [line, setLine] = useState<LineState>('connected');
  useEffect(() => followChanges(queries, setLine), [queries]);
  return <LineContext value={line}>{children}</LineContext>;
}
