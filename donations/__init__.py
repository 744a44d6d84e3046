"""What comes in, boxes, needs, convoys and vans."""
