// The moving map, where the page has the files for it: land of Natural Earth, the area within which each place may lie, a dot by what is told of it.
import * as maplibre from "/assets/map/maplibre-gl.mjs";

const box = document.getElementById("map");

// Outlines come as TopoJSON: arcs of steps from point to point, shared by neighbours.
function land(topology) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map(arc => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const ring = indexes => indexes.flatMap((index, i) => {
    const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
    return i > 0 ? arc.slice(1) : arc;
  });
  return {
    type: "FeatureCollection",
    features: topology.objects.countries.geometries.filter(g => g.arcs).map(g => ({
      type: "Feature", properties: {},
      geometry: { type: g.type, coordinates: g.type === "Polygon" ? g.arcs.map(ring) : g.arcs.map(polygon => polygon.map(ring)) },
    })),
  };
}

function around([lon, lat], km) {
  const ring = [];
  for (let i = 0; i <= 48; i++) {
    const angle = (i / 48) * 2 * Math.PI;
    ring.push([lon + (km / 111.2 / Math.max(0.2, Math.cos(lat * Math.PI / 180))) * Math.cos(angle), lat + (km / 111.2) * Math.sin(angle)]);
  }
  return ring;
}

async function draw() {
  const [places, topology] = await Promise.all([fetch(box.dataset.places).then(r => r.json()), fetch(box.dataset.land).then(r => r.json())]);
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  const bounds = new maplibre.LngLatBounds();
  places.features.forEach(f => around(f.geometry.coordinates, Math.max(60, f.properties.radius_km)).forEach(p => bounds.extend(p)));
  maplibre.setWorkerUrl(box.dataset.worker);
  box.hidden = false;
  const map = new maplibre.Map({
    container: box, bounds, attributionControl: false, maxZoom: 9,
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: land(topology) },
        areas: { type: "geojson", data: { type: "FeatureCollection", features: places.features.map(f => ({ type: "Feature", properties: f.properties, geometry: { type: "Polygon", coordinates: [around(f.geometry.coordinates, f.properties.radius_km)] } })) } },
        places: { type: "geojson", data: places },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--raised") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--paper"), "fill-outline-color": colour("--soft") } },
        { id: "areas", type: "fill", source: "areas", paint: { "fill-color": colour("--accent"), "fill-opacity": 0.16, "fill-outline-color": colour("--accent") } },
        { id: "places", type: "circle", source: "places", paint: { "circle-color": colour("--accent"), "circle-stroke-color": colour("--paper"), "circle-stroke-width": 1.5, "circle-radius": ["min", 12, ["+", 4, ["sqrt", ["+", ["get", "incidents"], ["get", "access"]]]]] } },
      ],
    },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.addControl(new maplibre.AttributionControl({ customAttribution: "Natural Earth" }));
  map.on("load", () => { document.getElementById("plain-map").hidden = true; box.dataset.ready = "true"; });
  map.on("click", "places", event => {
    const { name, precision, incidents, access } = event.features[0].properties;
    new maplibre.Popup().setLngLat(event.lngLat).setText(`${name} (${precision}): ${incidents} incidents, ${access} records of aid`).addTo(map);
  });
  map.on("mouseenter", "places", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "places", () => { map.getCanvas().style.cursor = ""; });
}

if (box) draw().catch(() => { box.hidden = true; });
