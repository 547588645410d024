import { AsyncLocalStorage } from "node:async_hooks";

// As Next's server does before it loads anything of its own: what is loaded without it fails later, somewhere else.
Object.assign(globalThis, { AsyncLocalStorage });
