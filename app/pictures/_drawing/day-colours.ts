/** The theme's colours by day, for pictures drawn where no style sheet reaches; a test holds them to the theme. */
export const dayColours = {
  surface: "#fffdf8",
  green: "#1c5a3c",
} as const;

export const dayPlinths: Record<string, string> = {
  butter: "#f9e3a0",
  clay: "#ecc7aa",
  sky: "#c4dff0",
  sage: "#cbdcc0",
  blush: "#f6d0cb",
  lilac: "#dcd1ee",
  sand: "#e8d9bb",
  mint: "#c3e6d5",
};
