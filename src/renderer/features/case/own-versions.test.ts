import { describe, expect, it } from 'vitest';
import { ownVersions } from './own-versions.ts';

describe('versions that the screen made itself', () => {
  it('are followed one out of the other, and no further', () => {
    const own = ownVersions();
    own.made(3, 4);
    own.made(4, 6);
    expect(own.follow(3)).toBe(6);
    expect(own.follow(6)).toBe(6);
    expect(own.follow(5)).toBe(5);
  });
});
