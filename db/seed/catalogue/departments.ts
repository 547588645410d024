import { bakery } from "./bakery";
import { drinks } from "./drinks";
import { garden } from "./garden";
import { home } from "./home";
import { kitchen } from "./kitchen";
import { pantry } from "./pantry";
import { play } from "./play";
import { produce } from "./produce";
import type { Department } from "./shape";

/** The demo shop's departments, in the order the shop shows them. */
export const departments: readonly Department[] = [
  bakery,
  produce,
  pantry,
  drinks,
  kitchen,
  garden,
  play,
  home,
];
