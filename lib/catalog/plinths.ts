/** Names of the theme's plinth colours: what the goods of a department stand on. */
export const plinths = ["butter", "clay", "sky", "sage", "blush", "lilac", "sand", "mint"] as const;
export type Plinth = (typeof plinths)[number];
