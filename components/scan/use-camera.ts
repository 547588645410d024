"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { type CodeReader, openCodeReader } from "./code-reader";
import { nearestToMiddle, oncePerBreath } from "./seen-codes";

/** `refused` by the person or the browser, `missing` without a camera, `unread` when the reader itself did not come. */
export type CameraState = "starting" | "hint" | "refused" | "missing" | "unread";

/** A light that can be switched; null where the camera has none. */
export type Torch = { on: boolean; toggle: () => void } | null;

const lookEveryMs = 120;

/**
 * Runs the camera while it is mounted, shows it in a video element, and says each code once as it comes into view.
 */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onCode: (text: string) => void) {
  const report = useRef(onCode);
  report.current = onCode;
  const [state, setState] = useState<CameraState>("starting");
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);

  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      for (const open of stream?.getTracks() ?? []) open.stop();
    };
    const counts = oncePerBreath();
    const look = async (read: CodeReader) => {
      const picture = video.current;
      if (over || !picture) return;
      const codes = picture.readyState >= 2 ? await read(picture).catch(() => []) : [];
      if (over) return;
      const code = nearestToMiddle(codes);
      if (code && counts(code.text, performance.now())) report.current(code.text);
      timer = setTimeout(look, lookEveryMs, read);
    };
    const start = async () => {
      const reader = openCodeReader();
      // Waited for below; without this a reader that fails before the camera starts would fail unheard.
      reader.catch(() => undefined);
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: { ideal: 1280 } },
      });
      const picture = video.current;
      if (over || !picture) return close();
      picture.srcObject = stream;
      await picture.play();
      setTrack(stream.getVideoTracks()[0] ?? null);
      const read = await reader.catch(() => null);
      if (over) return;
      setState(read ? "hint" : "unread");
      if (read) void look(read);
    };
    start().catch((error: unknown) => {
      if (!over) setState((error as DOMException).name === "NotAllowedError" ? "refused" : "missing");
    });
    return () => {
      over = true;
      clearTimeout(timer);
      close();
    };
  }, [video]);

  return { state, torch: useTorch(track) };
}

/** Not in TypeScript's library. (W3C Image Capture) */
type Lit = MediaTrackConstraintSet & { torch: boolean };

function useTorch(track: MediaStreamTrack | null): Torch {
  const [on, setOn] = useState(false);
  const has = (track?.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true;
  if (!track || !has) return null;
  const toggle = () => {
    const light: Lit = { torch: !on };
    track.applyConstraints({ advanced: [light] }).then(
      () => setOn(!on),
      () => undefined,
    );
  };
  return { on, toggle };
}
