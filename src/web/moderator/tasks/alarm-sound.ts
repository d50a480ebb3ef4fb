const KEPT_AS = 'nghe-dan.alarm-sound';

/** Off unless this browser was told otherwise: a room of moderators must not be startled by every desk. */
export function isSoundOn(): boolean {
  return localStorage.getItem(KEPT_AS) === 'on';
}

export function setSound(on: boolean): void {
  if (on) localStorage.setItem(KEPT_AS, 'on');
  else localStorage.removeItem(KEPT_AS);
  if (on) ring();
}

/** Two short tones, made here: no file to fetch when it matters. A browser that allows no sound yet stays silent. */
export function ring(): void {
  const audio = new AudioContext();
  for (const [start, pitch] of [
    [0, 880],
    [0.25, 660],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, audio.currentTime + start);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + start + 0.2);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + start);
    tone.stop(audio.currentTime + start + 0.2);
  }
  window.setTimeout(() => void audio.close(), 1_000);
}
