import { describe, expect, it } from 'vitest';
import { isTrustedSender } from './trusted-sender.ts';

const frame = (changes: object = {}) => ({
  url: 'app://desk/#/queue',
  origin: 'app://desk',
  parent: null as unknown,
  detached: false,
  isDestroyed: () => false,
  ...changes,
});

function verdict(changes: object = {}): boolean {
  const mainFrame = frame(changes);
  const own = { mainFrame };
  return isTrustedSender({ sender: own, senderFrame: mainFrame }, own);
}

describe('isTrustedSender', () => {
  it('accepts the main frame of our window on our page', () => {
    expect(verdict()).toBe(true);
  });

  it.each([
    ['destroyed', { isDestroyed: () => true }],
    ['detached', { detached: true }],
    ['inside another', { parent: frame() }],
    ['of a foreign origin', { origin: 'https://example.org' }],
    ['of an opaque origin', { origin: 'null' }],
    ['at a foreign address', { url: 'https://example.org/' }],
    ['at a file', { url: 'file:///app/index.html' }],
    ['at an address that only begins like ours', { url: 'app://desk.example.org/' }],
    ['at a blob of ours', { url: 'blob:app://desk/1' }],
    ['at no address', { url: '' }],
  ])('refuses a frame %s', (_what, changes) => {
    expect(verdict(changes)).toBe(false);
  });

  it('refuses sub-frames, other windows, gone frames and a closed window', () => {
    const own = { mainFrame: frame() };
    const other = { mainFrame: frame() };
    expect(isTrustedSender({ sender: own, senderFrame: frame() }, own)).toBe(false);
    expect(isTrustedSender({ sender: other, senderFrame: other.mainFrame }, own)).toBe(false);
    expect(isTrustedSender({ sender: { ...own }, senderFrame: own.mainFrame }, own)).toBe(false);
    expect(isTrustedSender({ sender: own, senderFrame: null }, own)).toBe(false);
    expect(isTrustedSender({ sender: own, senderFrame: own.mainFrame }, undefined)).toBe(false);
  });
});
