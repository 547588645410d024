"use client";

import { Broken } from "@/components/ui/broken";

export default function ShopError({ retry }: { retry: () => void }) {
  return <Broken retry={retry} />;
}
