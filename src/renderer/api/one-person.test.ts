import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { forgetForNextPerson } from './one-person.ts';

const session = [['session', 'current'], { type: 'query' }];
const desk = [['desk', 'status'], { type: 'query' }];
const people = [['staff', 'list'], { type: 'query' }];

function screen() {
  const queries = new QueryClient();
  forgetForNextPerson(queries, { session, kept: [[['session']], [['desk']]] });
  const signIn = (staffId: string | null): void => {
    queries.setQueryData(session, staffId === null ? null : { staffId });
  };
  queries.setQueryData(desk, 'open');
  signIn('first');
  queries.setQueryData(people, ['read by the first']);
  return { queries, signIn };
}

describe('what a screen has read', () => {
  it('is forgotten when another person signs in, but for the desk and the session', () => {
    const { queries, signIn } = screen();
    signIn('second');
    expect(queries.getQueryData(people)).toBeUndefined();
    expect(queries.getQueryData(desk)).toBe('open');
    expect(queries.getQueryData(session)).toEqual({ staffId: 'second' });
  });

  it('is forgotten too when the session was lost in between', () => {
    const { queries, signIn } = screen();
    signIn(null);
    expect(queries.getQueryData(people)).toBeDefined();
    signIn('second');
    expect(queries.getQueryData(people)).toBeUndefined();
  });

  it('stays while the same person locks, unlocks and signs in again', () => {
    const { queries, signIn } = screen();
    signIn(null);
    signIn('first');
    expect(queries.getQueryData(people)).toEqual(['read by the first']);
  });
});
