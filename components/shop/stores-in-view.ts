/** How many stores stand open on a product page; the others are one tap away. */
export const storesInView = 3;
