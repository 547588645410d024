"use client";

import { type ReactNode, useRef } from "react";
import { type CameraState, useCamera } from "./use-camera";

type Props = {
  /** What is said of each state of the camera, and on the switch of its light. */
  words: Record<CameraState | "light", string>;
  onCode: (text: string) => void;
  /** What the last code came to, where the camera stays open; stands in place of the hint. */
  children?: ReactNode;
};

/**
 * The camera's picture with a frame to aim by. Each code is said once as it comes into view. Load it when somebody asks
 * for the camera, and not before: `lazy(() => import("@/components/scan/viewfinder"))`.
 */
export function Viewfinder({ words, onCode, children }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const { state, torch } = useCamera(video, onCode);
  return (
    <>
      <div className="relative aspect-square overflow-hidden rounded-lg bg-sunken">
        <video ref={video} muted playsInline className="size-full object-cover" />
        <span className="pointer-events-none absolute inset-[14%] rounded-lg border-4 border-surface" />
        {torch ? (
          <button
            type="button"
            aria-pressed={torch.on}
            onClick={torch.toggle}
            className={`absolute right-3 bottom-3 min-h-11 rounded-full border-2 px-4 font-bold text-ink ${
              torch.on ? "border-green bg-green-soft" : "border-line-strong bg-surface"
            }`}
          >
            {words.light}
          </button>
        ) : null}
      </div>
      <div role="status" className="font-medium">
        {state === "hint" && children ? children : words[state]}
      </div>
    </>
  );
}
