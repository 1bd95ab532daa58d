"use strict";

/** Base 64 of little-endian 32-bit floats as an array of them. */
function unpack(text) {
  return new Float32Array(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer);
}

/** A way in space: places equally far apart in time, between which a polynomial goes through the 8 nearest. */
class Track {
  static nodes = 8;

  constructor(seconds, places) {
    this.seconds = seconds;
    this.places = places;
    this.count = places.length / 3;
  }

  /** Where it is, Earth-fixed, km; null once it has ended. */
  at(seconds) {
    if (seconds > this.seconds) return null;
    const place = this.seconds > 0 ? seconds / this.seconds * (this.count - 1) : 0;
    const first = Math.max(0, Math.min(Math.floor(place) - Track.nodes / 2 + 1, this.count - Track.nodes));
    const sum = [0, 0, 0];
    for (let i = 0; i < Track.nodes; i++) {
      let weight = 1;
      for (let j = 0; j < Track.nodes; j++) if (j !== i) weight *= (place - first - j) / (i - j);
      for (let axis = 0; axis < 3; axis++) sum[axis] += weight * this.places[(first + i) * 3 + axis];
    }
    return sum;
  }
}

/** Times from when to when a satellite and a gateway do something together, by their beginning. */
class Spans {
  constructor(text) {
    this.numbers = unpack(text);
  }

  at(seconds) {
    const found = [];
    for (let i = 0; i < this.numbers.length && this.numbers[i] <= seconds; i += 4) {
      if (this.numbers[i + 1] >= seconds) found.push({ satellite: this.numbers[i + 2], gateway: this.numbers[i + 3] });
    }
    return found;
  }
}

/** A run's satellites, gateways and what they do. */
class Scene {
  constructor(data) {
    this.start = Date.parse(data.start);
    this.seconds = data.seconds;
    this.isCut = data.seconds < data.scenarioSeconds;
    this.satellites = data.satellites;
    this.gateways = data.gateways;
    const ends = unpack(data.trackSeconds), counts = unpack(data.trackPlaces), places = unpack(data.tracks);
    let from = 0;
    this.tracks = data.satellites.map((_, i) => new Track(ends[i], places.subarray(from, from += counts[i] * 3)));
    this.sun = new Track(data.seconds, unpack(data.sun));
    this.contacts = new Spans(data.contacts);
    this.uploads = new Spans(data.uploads);
    this.downloads = new Spans(data.downloads);
    this.versions = unpack(data.versions);
    this.farthestKm = Math.max(...this.tracks.map(track => Math.hypot(...track.places.subarray(0, 3))));
  }

  /** All that there is to draw at a time. */
  at(seconds) {
    const contacts = this.contacts.at(seconds);
    return {
      seconds, contacts, uploads: this.uploads.at(seconds), downloads: this.downloads.at(seconds), sun: this.sun.at(seconds),
      satellites: this.tracks.map(track => track.at(seconds)), seen: new Set(contacts.map(link => link.satellite)),
    };
  }

  /** The last version that was published: [when, number, score]. */
  version(seconds) {
    let last = 0;
    for (let i = 0; i < this.versions.length && this.versions[i] <= seconds; i += 3) last = i;
    return this.versions.subarray(last, last + 3);
  }
}

/** Draws the Earth from far away (orthographic projection). */
class Globe {
  static radiusKm = 6371;
  static fade = 0.25;

  constructor(canvas, land, scene) {
    this.canvas = canvas;
    this.scene = scene;
    this.rings = land.map(unpack).map(ring => Array.from({ length: ring.length / 2 }, (_, i) => Globe.place(ring[2 * i], ring[2 * i + 1])));
    this.grid = [-60, -30, 0, 30, 60].map(latitude => Array.from({ length: 73 }, (_, i) => Globe.place(i * 5, latitude)))
      .concat([0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map(longitude => Array.from({ length: 33 }, (_, i) => Globe.place(longitude, i * 5 - 80))));
    const [x, y] = scene.gateways.reduce((sum, gateway) => [sum[0] + gateway.place[0], sum[1] + gateway.place[1]], [0, 0]);
    this.longitude = Math.atan2(y, x) * 180 / Math.PI;
    this.latitude = 20;
    this.zoom = 1;
  }

  /** A place on the ground, as a direction. */
  static place(longitude, latitude) {
    const [l, b] = [longitude * Math.PI / 180, latitude * Math.PI / 180];
    return [Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b)];
  }

  turn(degreesEast, degreesNorth) {
    this.longitude -= degreesEast;
    this.latitude = Math.max(-90, Math.min(90, this.latitude + degreesNorth));
  }

  magnify(factor) {
    this.zoom = Math.max(0.3, Math.min(20, this.zoom * factor));
  }

  draw(now) {
    const ratio = window.devicePixelRatio || 1, width = this.canvas.clientWidth, height = this.canvas.clientHeight;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      [this.canvas.width, this.canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    }
    const style = getComputedStyle(document.documentElement);
    this.color = name => style.getPropertyValue(`--${name}`).trim();
    this.pen = this.canvas.getContext("2d");
    this.pen.setTransform(ratio, 0, 0, ratio, width / 2 * ratio, height / 2 * ratio);
    this.pen.clearRect(-width / 2, -height / 2, width, height);
    this.radius = 0.46 * Math.min(width, height) * this.zoom * Globe.radiusKm / Math.max(this.scene.farthestKm, Globe.radiusKm * 1.05);
    const [l, b] = [this.longitude * Math.PI / 180, this.latitude * Math.PI / 180];
    this.axes = { east: [-Math.sin(l), Math.cos(l), 0], north: [-Math.sin(b) * Math.cos(l), -Math.sin(b) * Math.sin(l), Math.cos(b)], out: [Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b)] };
    this.drawEarth(now.sun);
    const gateways = this.scene.gateways.map(gateway => this.project(gateway.place.map(x => x / Globe.radiusKm)));
    const satellites = now.satellites.map(place => place && this.project(place.map(x => x / Globe.radiusKm)));
    this.drawLinks(now.contacts, satellites, gateways, "contact", 1.2, []);
    this.drawLinks(now.uploads, satellites, gateways, "upload", 3, []);
    this.drawLinks(now.downloads, satellites, gateways, "download", 3, [6, 4]);
    this.drawSatellites(satellites, now.seen);
    this.drawGateways(gateways);
  }

  /** A point in units of the Earth's radius as one of the canvas; hidden behind the Earth or not. */
  project(point) {
    const along = axis => axis[0] * point[0] + axis[1] * point[1] + axis[2] * point[2];
    const [x, y, z] = [along(this.axes.east), along(this.axes.north), along(this.axes.out)];
    return { x: x * this.radius, y: -y * this.radius, z, isHidden: z < 0 && x * x + y * y < 1 };
  }

  drawEarth(sun) {
    const pen = this.pen;
    this.disc();
    pen.fillStyle = this.color("sea");
    pen.fill();
    pen.save();
    pen.clip();
    pen.beginPath();
    for (const ring of this.rings) this.addRing(ring);
    pen.fillStyle = this.color("land");
    pen.fill("evenodd");
    pen.strokeStyle = this.color("coast");
    pen.lineWidth = 0.7;
    pen.beginPath();
    for (const ring of this.rings) this.addLine(ring);
    pen.stroke();
    pen.globalAlpha = 0.3;
    pen.beginPath();
    for (const line of this.grid) this.addLine(line);
    pen.stroke();
    pen.globalAlpha = 1;
    this.drawNight(sun);
    pen.restore();
    this.disc();
    pen.strokeStyle = this.color("coast");
    pen.stroke();
  }

  disc() {
    this.pen.beginPath();
    this.pen.arc(0, 0, this.radius, 0, 2 * Math.PI);
  }

  /** The part of a ring that is seen; what is behind goes along the limb. */
  addRing(ring) {
    const points = ring.map(point => this.project(point));
    if (points.every(point => point.z < 0)) return;
    points.forEach((point, i) => {
      const scale = point.z < 0 ? this.radius / (Math.hypot(point.x, point.y) || 1) : 1;
      this.pen[i === 0 ? "moveTo" : "lineTo"](point.x * scale, point.y * scale);
    });
    this.pen.closePath();
  }

  addLine(line) {
    let isDown = false;
    for (const point of line.map(place => this.project(place))) {
      if (point.z >= 0) this.pen[isDown ? "lineTo" : "moveTo"](point.x, point.y);
      isDown = point.z >= 0;
    }
  }

  /** The night: from the limb that is away from the Sun to the half of the terminator that is seen. */
  drawNight(sun) {
    const length = Math.hypot(...sun), way = this.project(sun.map(x => x / length)), angle = Math.atan2(way.y, way.x);
    this.pen.beginPath();
    this.pen.arc(0, 0, this.radius, angle + Math.PI / 2, angle + 3 * Math.PI / 2);
    this.pen.ellipse(0, 0, this.radius * Math.abs(way.z), this.radius, angle, -Math.PI / 2, Math.PI / 2, way.z > 0);
    this.pen.fillStyle = this.color("night");
    this.pen.fill();
  }

  drawLinks(links, satellites, gateways, color, width, dashes) {
    this.pen.strokeStyle = this.color(color);
    this.pen.lineWidth = width;
    this.pen.setLineDash(dashes);
    for (const link of links) {
      const [from, to] = [satellites[link.satellite], gateways[link.gateway]];
      if (!from) continue;
      this.pen.globalAlpha = to.isHidden ? Globe.fade : 1;
      this.pen.beginPath();
      this.pen.moveTo(from.x, from.y);
      this.pen.lineTo(to.x, to.y);
      this.pen.stroke();
    }
    this.pen.globalAlpha = 1;
    this.pen.setLineDash([]);
  }

  drawSatellites(satellites, seen) {
    const size = Math.max(1.3, 4 - Math.log10(satellites.length + 1) * 0.85);
    satellites.forEach((point, i) => {
      if (!point) return;
      this.pen.globalAlpha = point.isHidden ? Globe.fade : 1;
      this.pen.fillStyle = this.color(seen.has(i) ? "seen" : "satellite");
      this.pen.beginPath();
      this.pen.arc(point.x, point.y, seen.has(i) ? size * 1.4 : size, 0, 2 * Math.PI);
      this.pen.fill();
    });
    this.pen.globalAlpha = 1;
  }

  drawGateways(gateways) {
    this.pen.font = "12px system-ui, sans-serif";
    this.pen.fillStyle = this.color("gateway");
    this.pen.strokeStyle = this.color("sea");
    this.pen.lineWidth = 3;
    this.pen.lineJoin = "round";
    gateways.forEach((point, i) => {
      if (point.isHidden) return;
      this.pen.beginPath();
      this.pen.moveTo(point.x, point.y - 6);
      this.pen.lineTo(point.x + 5, point.y + 4);
      this.pen.lineTo(point.x - 5, point.y + 4);
      this.pen.closePath();
      this.pen.stroke();
      this.pen.fill();
      this.pen.strokeText(this.scene.gateways[i].name, point.x + 8, point.y + 4);
      this.pen.fillText(this.scene.gateways[i].name, point.x + 8, point.y + 4);
    });
  }
}
