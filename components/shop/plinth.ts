/** The theme's plinth colours by the names departments give them; written out so that the theme can see them. */
const plinths: Record<string, string> = {
  butter: "bg-plinth-butter",
  clay: "bg-plinth-clay",
  sky: "bg-plinth-sky",
  sage: "bg-plinth-sage",
  blush: "bg-plinth-blush",
  lilac: "bg-plinth-lilac",
  sand: "bg-plinth-sand",
  mint: "bg-plinth-mint",
};

export const plinthColour = (name: string): string => plinths[name] ?? "bg-plinth-sand";
