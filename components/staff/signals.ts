"use client";

// Sound and touch. A browser lets a page sound only after someone has touched it, so the board can be asked for
// sound and still be asleep: both are told.

const wish = "aisle-counter-sound";
const changed = new Set<() => void>();
let audio: AudioContext | undefined;

export type SoundState = "off" | "asleep" | "on";

export function soundState(): SoundState {
  if (localStorage.getItem(wish) !== "on") return "off";
  return audio?.state === "running" ? "on" : "asleep";
}

export function onSoundChange(listener: () => void): () => void {
  changed.add(listener);
  return () => changed.delete(listener);
}

const tell = () => {
  for (const listener of changed) listener();
};

/** Wakes the sound, out of a touch or a key. */
export async function wakeSound(): Promise<void> {
  audio ??= new AudioContext();
  audio.onstatechange = tell;
  await audio.resume();
  tell();
}

export async function switchSound(on: boolean): Promise<void> {
  localStorage.setItem(wish, on ? "on" : "off");
  if (on) {
    await wakeSound();
    ring();
  }
  tell();
}

/** Two rising notes and a buzz: someone has come. */
export function ring(): void {
  play([
    { hertz: 659, from: 0, seconds: 0.16 },
    { hertz: 880, from: 0.17, seconds: 0.3 },
  ]);
  navigator.vibrate?.([180, 90, 180]);
}

/** One low note and a long buzz: not this one. */
export function refuse(): void {
  play([{ hertz: 196, from: 0, seconds: 0.28 }]);
  navigator.vibrate?.(350);
}

/** A short tick: counted. */
export function tick(): void {
  play([{ hertz: 1047, from: 0, seconds: 0.06 }]);
  navigator.vibrate?.(40);
}

type Note = { hertz: number; from: number; seconds: number };

function play(notes: Note[]): void {
  if (soundState() !== "on" || !audio) return;
  for (const { hertz, from, seconds } of notes) {
    const start = audio.currentTime + from;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.4, start + 0.015);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    tone.connect(loudness).connect(audio.destination);
    tone.start(start);
    tone.stop(start + seconds);
  }
}
