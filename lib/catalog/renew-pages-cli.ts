import { closeDb, db } from "@/db/client";
import { everything } from "./page-tags";
import { renewPages } from "./renew-pages";

// For whoever changed rows by hand: the shop's own changes are told of by themselves.
await db().transaction((tx) => renewPages(tx, everything));
await closeDb();
console.log("Every server makes the catalogue's pages anew as they are next asked for.");
