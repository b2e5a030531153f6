import { expect, it } from 'vitest';
import { queueDefinitions } from '../../domain/queue/definitions.ts';
import { moduleOf, modules, places } from './places.ts';

it('gives every queue and every place a key of its own', () => {
  const keys = [...queueDefinitions, ...places].flatMap(({ keys: of }) => (of === null ? [] : [of]));
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

it('finds the module of a screen by the place it lies under, and of all about cases by default', () => {
  const of = (...paths: readonly string[]) => paths.map(moduleOf);
  expect(of('/', '/queue/mine', '/case/1', '/duplicates/1/2', '/new')).toEqual(Array(5).fill('cases'));
  expect(of('/lease/1/contract', '/leases/payments', '/visit/1/papers', '/leaving/1')).toEqual(Array(4).fill('leases'));
  expect(of('/homes/estate/1', '/selection/1/hall', '/tickets/1', '/conflicts/1')).toEqual([
    'homes',
    'draws',
    'heard',
    'together',
  ]);
});

it('has a place in every module, so that no button leads nowhere', () => {
  expect(modules.map(({ name }) => name).filter((name) => !places.some((place) => place.module === name))).toEqual([]);
});
