import { describe, expect, it } from 'vitest';
import type { Severity } from '#protocol/alert';
import { parseSoundChoice, type SoundChoice } from './sound-choice';
import { createSoundPlayer } from './sound-player';
import { buildRinging, NOW_MS } from './testing/build-ringing';

function createTab({ canSound = true, isLeader = true } = {}) {
  const played: Severity[] = [];
  const tab = { choice: { isOn: true, mutedUntilMs: null } as SoundChoice, canSound, isLeader, asked: 0 };
  const player = createSoundPlayer({
    voice: { canSound: () => tab.canSound, play: (severity) => played.push(severity) },
    choice: () => tab.choice,
    mayLead() {
      tab.asked += 1;
      return tab.isLeader;
    },
  });
  return { ...player, tab, played };
}

describe('the sound of a tab', () => {
  it('[PG241] repeats until somebody acknowledges', () => {
    const { look, played } = createTab();
    for (let ms = 0; ms < 11_000; ms += 250) look([buildRinging()], NOW_MS + ms);
    expect(played).toEqual(['critical', 'critical', 'critical']);
    for (let ms = 11_000; ms < 60_000; ms += 250) look([buildRinging({ acknowledgedAtMs: NOW_MS })], NOW_MS + ms);
    expect(played).toHaveLength(3);
  });

  it('[PG246] is silent while muted, and comes back by itself', () => {
    const { look, played, tab } = createTab();
    tab.choice = { isOn: true, mutedUntilMs: NOW_MS + 1_000 };
    look([buildRinging()], NOW_MS);
    expect(played).toEqual([]);
    look([buildRinging()], NOW_MS + 1_000);
    expect(played).toEqual(['critical']);
  });

  it('[PG243] a tab that may not sound yet does not ask to be the one that does', () => {
    const { look, played, tab } = createTab({ canSound: false });
    look([buildRinging()], NOW_MS);
    expect([played, tab.asked]).toEqual([[], 0]);
  });

  it('[PG243] a tab that is not the one stays silent, and begins at once when it becomes it', () => {
    const { look, played, tab } = createTab({ isLeader: false });
    look([buildRinging()], NOW_MS);
    tab.isLeader = true;
    look([buildRinging()], NOW_MS + 250);
    expect(played).toEqual(['critical']);
  });
});

it.each([null, '', 'nonsense', '{"isOn":"yes"}', 'null'])('[PG246] a browser that remembered %j is silent', (text) => {
  expect(parseSoundChoice(text).isOn).toBe(false);
});
